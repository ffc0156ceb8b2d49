//! Who may do what: every route for nobody, for somebody between password and code, and for each of the eleven roles.
//! The table is the specification; a route that it lacks fails, and so does a row without a route.

use std::collections::BTreeSet;

use app::{
    policy::{self, Deed, Role},
    surfaces::{self, Who},
    team,
};
use axum::http::{Method, StatusCode};

use crate::{
    browser::{Answer, Browser, encode},
    pictures, rows,
    world::{World, both, on},
};

/// What the cells say:
/// - `ok`: let through to the handler (a page, a change, a form that comes back);
/// - `in`, `code`, `inbox`: sent to sign in, to the code, to the inbox;
/// - `lost`: refused for want of a session, on a page that gives back what was typed;
/// - `dead`: a link that opens nothing;
/// - `out`: signed out; `no`: told that it is not for this role; `-`: nothing there.
const TABLE: &str = "
surface method path                                     nobody waiting coordinator outreach_worker doctor psychologist case_manager hiv_consultant hcv_consultant peer  analyst publisher administrator
public  GET    /                                        ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /assets/{name}                           ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}                                  ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/                                 ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/emergency                        ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/about                            ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/write                            ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  POST   /{lang}/write                            ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/thread                           ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  POST   /{lang}/thread                           ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/thread/delete                    ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  POST   /{lang}/thread/delete                    ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/thread/delete/{number}           ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  POST   /{lang}/thread/delete/{number}           ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/deleted                          ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/thread/later                     ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/thread/ticket                    ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  POST   /{lang}/thread/ticket                    ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  POST   /{lang}/thread/ticket/withdraw           ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  POST   /{lang}/thread/keep                      ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/return                           ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  POST   /{lang}/return                           ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/leave                            ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /leave                                   ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/thread/image/{number}            ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/thread/live                      ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/thread/events                    ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/about/keep                       ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/guide                            ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/guide/combinations               ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/guide/emergency/{name}           ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/guide/{kind}/{name}              ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/complaint                        ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  POST   /{lang}/complaint                        ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/complaint/trace                  ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  POST   /{lang}/complaint/trace                  ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/thread/feedback                  ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  POST   /{lang}/thread/feedback                  ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  GET    /{lang}/thread/feedback/thanks           ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
public  POST   /{lang}/thread/consult                   ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    GET    /                                        inbox  inbox   inbox       inbox           inbox  inbox        inbox        inbox          inbox          inbox inbox   inbox     inbox
desk    GET    /{lang}/                                 inbox  inbox   inbox       inbox           inbox  inbox        inbox        inbox          inbox          inbox inbox   inbox     inbox
desk    GET    /assets/{name}                           ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    GET    /{lang}/sign-in                          ok     ok      inbox       inbox           inbox  inbox        inbox        inbox          inbox          inbox inbox   inbox     inbox
desk    POST   /{lang}/sign-in                          ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    GET    /{lang}/sign-in/code                     in     ok      inbox       inbox           inbox  inbox        inbox        inbox          inbox          inbox inbox   inbox     inbox
desk    POST   /{lang}/sign-in/code                     lost   ok      inbox       inbox           inbox  inbox        inbox        inbox          inbox          inbox inbox   inbox     inbox
desk    GET    /{lang}/inbox                            in     code    ok          ok              ok     ok           ok           ok             ok             ok    no      no        no
desk    GET    /{lang}/inbox/{id}                       in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    GET    /{lang}/views                            in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/views                            lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/views/{id}                       lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/inbox/search                     lost   code    ok          ok              ok     ok           ok           ok             ok             ok    no      no        no
desk    POST   /{lang}/inbox/{id}/take                  lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/inbox/{id}/assign                lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/inbox/{id}/release               lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/inbox/{id}/snooze                lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/inbox/{id}/wake                  lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/inbox/{id}/tag                   lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/inbox/{id}/untag                 lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/inbox/{id}/note                  lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/many                             lost   code    inbox       inbox           -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/many/do                          lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/work/{deed}                      in     code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/work/{deed}/undo                 lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/inbox/{id}/answer                lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/inbox/{id}/draft                 lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/inbox/{id}/unsend                lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/inbox/{id}/send-now              lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    GET    /{lang}/inbox/{id}/restrict              in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/inbox/{id}/restrict              lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/inbox/{id}/open-to-team          lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    GET    /{lang}/inbox/{id}/consult               in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/inbox/{id}/consult               lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/inbox/{id}/consult/give          lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/inbox/{id}/consult/take-back     lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/inbox/{id}/consult/use           lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/inbox/{id}/consult/pass-on       lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/consults                         in     code    ok          ok              ok     ok           ok           ok             ok             ok    -       -         -
desk    POST   /{lang}/consults/away                    lost   code    -           -               ok     ok           ok           ok             ok             ok    -       -         -
desk    GET    /{lang}/consults/{id}                    in     code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/consults/{id}/take               lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/consults/{id}/release            lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/consults/{id}/answer             lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/consults/{id}/draft              lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/drafts                           in     code    ok          ok              ok     ok           ok           ok             ok             ok    -       -         - 
desk    POST   /{lang}/inbox/{id}/resolve               lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/inbox/{id}/outcome               lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/inbox/{id}/false-alarm           lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    GET    /{lang}/inbox/{id}/image/{number}        in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    GET    /{lang}/complaints                       in     code    ok          no              no     no           no           no             no             no    no      no        no
desk    GET    /{lang}/complaints/{id}                  in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/complaints/{id}/look             lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/complaints/{id}/answer           lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/complaints/{id}/close            lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/discard/{since}                  in     code    ok          ok              -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/discard                          lost   code    ok          ok              -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/discarded                        in     code    ok          ok              -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/discarded/undo                   lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/recover                          ok     ok      inbox       inbox           inbox  inbox        inbox        inbox          inbox          inbox inbox   inbox     inbox
desk    POST   /{lang}/recover                          ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    GET    /{lang}/recover/password                 in     ok      inbox       inbox           inbox  inbox        inbox        inbox          inbox          inbox inbox   inbox     inbox
desk    POST   /{lang}/recover/password                 lost   ok      inbox       inbox           inbox  inbox        inbox        inbox          inbox          inbox inbox   inbox     inbox
desk    GET    /{lang}/account/password                 in     code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    POST   /{lang}/account/password                 lost   code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    GET    /{lang}/account/phrase                   in     code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    POST   /{lang}/account/phrase                   lost   code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    GET    /{lang}/sign-in/factor                   in     code    inbox       inbox           inbox  inbox        inbox        inbox          inbox          inbox inbox   inbox     inbox
desk    POST   /{lang}/sign-in/factor                   lost   code    inbox       inbox           inbox  inbox        inbox        inbox          inbox          inbox inbox   inbox     inbox
desk    GET    /{lang}/sign-in/factor/code.png          in     code    inbox       inbox           inbox  inbox        inbox        inbox          inbox          inbox inbox   inbox     inbox
desk    GET    /{lang}/team/{id}/second-factor          in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/team/{id}/second-factor          lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/team/{id}/second-factor/withdraw lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/team/recovery                    in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/team/recovery                    lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/sign-in/passkey                  lost   ok      inbox       inbox           inbox  inbox        inbox        inbox          inbox          inbox inbox   inbox     inbox
desk    GET    /{lang}/account/passkeys                 in     code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    POST   /{lang}/account/passkeys                 lost   code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    POST   /{lang}/account/passkeys/{id}/remove     lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/care                             in     code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    POST   /{lang}/care/agree                       lost   code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    POST   /{lang}/care/quiet                       lost   code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    GET    /{lang}/care/team                        in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/care/debrief                     in     code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    POST   /{lang}/care/debrief                     lost   code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    GET    /{lang}/care/debrief/{id}                in     code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/care/debrief/{id}                lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/care/debrief/{id}/delete         lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/account/calls                    in     code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    POST   /{lang}/account/calls                    lost   code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    POST   /{lang}/account/calls/confirm            lost   code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    POST   /{lang}/account/calls/always             lost   code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    POST   /{lang}/account/calls/remove             lost   code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    GET    /{lang}/found/{secret}                   dead   dead    dead        dead            dead   dead         dead         dead           dead           dead  dead    dead      dead
desk    POST   /{lang}/found/{secret}                   dead   dead    dead        dead            dead   dead         dead         dead           dead           dead  dead    dead      dead
desk    GET    /{lang}/found/{secret}/code.png          dead   dead    dead        dead            dead   dead         dead         dead           dead           dead  dead    dead      dead
desk    GET    /{lang}/join/{secret}                    dead   dead    dead        dead            dead   dead         dead         dead           dead           dead  dead    dead      dead
desk    POST   /{lang}/join/{secret}                    dead   dead    dead        dead            dead   dead         dead         dead           dead           dead  dead    dead      dead
desk    GET    /{lang}/join/{secret}/code.png           dead   dead    dead        dead            dead   dead         dead         dead           dead           dead  dead    dead      dead
desk    GET    /{lang}/joined                           ok     ok      ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    GET    /{lang}/waiting                          in     code    inbox       inbox           inbox  inbox        inbox        inbox          inbox          inbox ok      ok        ok
desk    POST   /{lang}/waiting                          in     code    inbox       inbox           inbox  inbox        inbox        inbox          inbox          inbox ok      ok        ok
desk    GET    /{lang}/inbox/{id}/report                in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/inbox/{id}/report                lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    GET    /{lang}/reports                          in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    GET    /{lang}/reports/new                      in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/reports/new                      lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    GET    /{lang}/reports/table                    in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/reports/table                    lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    GET    /{lang}/reports/shift                    in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/reports/shift                    lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    GET    /{lang}/reports/periods                  in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/reports/periods                  lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/board                            in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/review                           in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/review                           lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/review/mine                      in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    GET    /{lang}/review/{id}                      in     code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/review/{id}                      lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/digest                           in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/reports/{id}                     in     code    -           -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/reports/{id}/correct             in     code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/reports/{id}/correct             lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/reports/{id}/discard             lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/reports/{id}/return              lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/reports/{id}/accept              lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/team                             in     code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    POST   /{lang}/team/invite                      lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/team/invite/{id}/withdraw        lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/team/{id}                        in     code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    POST   /{lang}/team/{id}/admit                  lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/team/{id}/refuse                 lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/team/{id}/change                 lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/team/{id}/languages              lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/inbox/{id}/give                  lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/inbox/{id}/take-back             lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/team/{id}/leave                  in     code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/team/{id}/leave                  lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/team/new-key                     lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/team/re-seal                     in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/unlock                           in     code    inbox       inbox           inbox  inbox        inbox        inbox          inbox          inbox inbox   inbox     inbox
desk    POST   /{lang}/unlock                           in     code    inbox       inbox           inbox  inbox        inbox        inbox          inbox          inbox inbox   inbox     inbox
desk    GET    /{lang}/account                          in     code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    POST   /{lang}/account/end                      lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/account/end-others               lost   code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    GET    /{lang}/stream                           in     code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    GET    /{lang}/keys                             in     code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    GET    /{lang}/commands                         in     code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    POST   /{lang}/account/desk                     lost   code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    POST   /{lang}/account/forget-device            lost   code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    GET    /{lang}/panic                            in     code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    POST   /{lang}/lock                             lost   code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    GET    /{lang}/audit                            in     code    ok          no              no     no           no           no             no             no    no      no        no
desk    POST   /{lang}/audit/check                      lost   code    ok          no              no     no           no           no             no             no    no      no        no
desk    POST   /{lang}/audit/export                     lost   code    ok          no              no     no           no           no             no             no    no      no        no
desk    GET    /{lang}/audit/digest                     in     code    ok          no              no     no           no           no             no             no    no      no        no
desk    POST   /{lang}/audit/digest                     lost   code    ok          no              no     no           no           no             no             no    no      no        no
desk    GET    /{lang}/audit/digest/text                in     code    ok          no              no     no           no           no             no             no    no      no        no
desk    GET    /{lang}/feedback                         in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    GET    /{lang}/lexicons                         in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/lexicons/{language}              in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/lexicons/{language}              lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/lexicons/{language}/file         in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/lexicons/{language}/back         lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/country                          in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/country                          lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/country/back                     lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/safeguarding/protocol/{course}  in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/safeguarding/protocol/{course}  lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/safeguarding/protocol/{course}/back lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/retention                        in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/retention                        lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/inbox/{id}/hold                  in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/inbox/{id}/hold                  lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/retention/holds/{id}/again       lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/retention/holds/{id}/lift        lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/safeguarding                     in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/safeguarding/leads               lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/inbox/{id}/safeguarding          lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/forms                            in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/forms/{form}                     in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/forms/{form}/preview             in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/forms/{form}/file                in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/forms/{form}/load                in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/forms/{form}/load                lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/forms/{form}/use                 lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/forms/{form}/discard             lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/forms/{form}/order               lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/forms/{form}/add                 lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/forms/{form}/add-list            lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/forms/{form}/fields/{field}      in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/forms/{form}/fields/{field}      lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/forms/{form}/lists/{list}        in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/forms/{form}/lists/{list}        lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/inbox/{id}/snippets              in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/inbox/{id}/snippet               lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    GET    /{lang}/snippets                         in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    GET    /{lang}/snippets/new                     in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/snippets/new                     lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    GET    /{lang}/snippets/file                    in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    GET    /{lang}/snippets/load                    in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/snippets/load                    lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/snippets/{key}                   in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    GET    /{lang}/snippets/{key}/edit              in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/snippets/{key}/edit              lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/snippets/{key}/submit            lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/snippets/{key}/discard           lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/snippets/{key}/decide            lost   code    ok          -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/inbox/{id}/person                in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/inbox/{id}/person/before         lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/inbox/{id}/person/code           lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/inbox/{id}/person/no-code        lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/inbox/{id}/person/open           lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    GET    /{lang}/persons/{id}                     in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/persons/{id}/consent             lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/persons/{id}/note                lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    GET    /{lang}/persons/{id}/forget              in     code    ok          ok              -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/persons/{id}/forget              lost   code    ok          ok              -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/forgetting/{id}                  in     code    -           -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/persons/merges                   in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/persons/merges/{id}/one          lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/persons/merges/{id}/two          lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/persons/merges/{id}/back         lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/inbox/{id}/follow-up             in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/inbox/{id}/follow-up             lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    GET    /{lang}/follow-ups                       in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    GET    /{lang}/follow-ups/lost                  in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    GET    /{lang}/follow-ups/{id}                  in     code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/follow-ups/{id}/attempt          lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/follow-ups/{id}/end              lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/follow-ups/{id}/move             lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/follow-ups/{id}/back             lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/follow-ups/{id}/undo             lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/figures                          in     code    ok          ok              no     no           no           no             no             ok    ok      no        no
desk    GET    /{lang}/figures.csv                      in     code    ok          ok              no     no           no           no             no             ok    ok      no        no
desk    GET    /{lang}/duty                             in     code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
desk    GET    /{lang}/duty/plan                        in     code    ok          -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/duty/plan                        lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/duty/plan/{id}                   lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/duty/shift/{id}/{day}            in     code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/duty/shift/{id}/{day}            lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    POST   /{lang}/duty/offer/{id}                  lost   code    -           -               -      -            -            -              -              -     -       -         -
desk    GET    /{lang}/duty/handover                    in     code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/duty/handover                    lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/duty/handover/threads            lost   code    ok          ok              -      -            -            -              -              ok    -       -         -
desk    POST   /{lang}/duty/handover/{id}/read          lost   code    inbox       inbox           -      -            -            -              -              inbox -       -         -
desk    POST   /{lang}/sign-out                         lost   code    out         out             out    out          out          out            out            out   out     out       out
desk    POST   /{lang}/panic                            in     code    ok          ok              ok     ok           ok           ok             ok             ok    ok      ok        ok
";

/// What leaves nobody with the keys they had.
const ENDS_SESSION: [&str; 3] = ["/{lang}/sign-out", "/{lang}/lock", "/{lang}/panic"];

struct Row {
    surface: &'static str,
    method: Method,
    path: &'static str,
    /// Column name and what stands in it.
    cells: Vec<(&'static str, &'static str)>,
}

fn table() -> Vec<Row> {
    let mut lines = TABLE.trim().lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    let head = lines.next().expect("the table has a head");
    lines
        .map(|line| {
            assert_eq!(line.len(), head.len(), "a cell is missing: {line:?}");
            let cells = head.iter().copied().zip(line.iter().copied()).skip(3).collect();
            let method = line[1].parse().expect("a method");
            Row { surface: line[0], method, path: line[2], cells }
        })
        .collect()
}

/// What an answer says, in the words of the table.
fn verdict(answer: &Answer) -> String {
    let to = answer.location().unwrap_or("");
    match answer.status {
        StatusCode::FORBIDDEN => "no".into(),
        StatusCode::UNAUTHORIZED => "lost".into(),
        StatusCode::NOT_FOUND => "-".into(),
        StatusCode::GONE => "dead".into(),
        StatusCode::SEE_OTHER if to.ends_with("/sign-in") && answer.headers.contains_key("set-cookie") => {
            "out".into()
        }
        StatusCode::SEE_OTHER if to.ends_with("/sign-in") => "in".into(),
        StatusCode::SEE_OTHER if to.ends_with("/sign-in/code") => "code".into(),
        StatusCode::SEE_OTHER if to.ends_with("/inbox") => "inbox".into(),
        StatusCode::OK
        | StatusCode::NO_CONTENT
        | StatusCode::SEE_OTHER
        | StatusCode::CONFLICT
        | StatusCode::UNPROCESSABLE_ENTITY => "ok".into(),
        other => format!("{other}"),
    }
}

/// A browser at the desk, as the person of a column has it, showing a page with a token if they have one.
async fn person(world: &World, column: &str) -> Browser {
    let mut desk = world.desk();
    match column {
        "nobody" => {}
        "waiting" => {
            let account = world.account(Role::Publisher);
            desk.open("/en/sign-in").await.fill("Login", &account.login).fill("Password", &account.password);
            desk.press("Next").await;
        }
        role => {
            let role = Role::from_name(role).expect("the column is a role");
            desk.sign_in(world.account(role), world.now()).await;
            desk.open("/en/inbox").await;
        }
    }
    desk
}

/// A visitor who has a conversation, with the desk's cookie in the same browser besides.
async fn visitor(world: &World, desk: &Browser) -> Browser {
    let mut visitor = world.visitor();
    visitor.open("/en/write").await.fill("Your first message", "hello").press("Send message").await;
    send_image(&mut visitor).await;
    visitor.cookies.extend(desk.cookies.clone());
    visitor
}

/// An image as the second message.
async fn send_image(visitor: &mut Browser) {
    let picture = pictures::file(&pictures::corners(8, 8), image::ImageFormat::Png);
    pictures::send(visitor, "", &[("a.png", &picture)]).await;
}

fn hidden(browser: &Browser, name: &str) -> String {
    let found = browser.all(&format!("input[name={name}]"));
    found.first().and_then(|input| input.attr("value")).unwrap_or_default().to_owned()
}

/// The request of a row, made by somebody, with everything a form of theirs would carry.
async fn try_row(world: &World, row: &Row, desk: &Browser, objects: &[String; 4]) -> Answer {
    let [conversation, complaint, colleague, person] = objects;
    let path = in_form(row.path)
        .replace("{lang}", "en")
        .replace("{kind}/{name}", "how-to/naloxone")
        .replace("emergency/{name}", "emergency/overdose-opioid")
        .replace("{id}", id_of(row.path, [conversation, complaint, colleague, person]))
        .replace("{deed}", conversation)
        .replace("{number}", "2")
        .replace("{since}", "10")
        .replace("/assets/{name}", world.app.assets.url("nightbus.css"));
    let at = match row.surface {
        // Who only reads has no conversation; there is room for so many new ones and no more.
        "public" if row.path.contains("/guide") => {
            let mut reader = world.visitor();
            reader.cookies.extend(desk.cookies.clone());
            reader
        }
        "public" => visitor(world, desk).await,
        _ => desk.clone(),
    };
    let body = (row.method == Method::POST).then(|| {
        let start = app::visitor::Start::new(world.now(), world.app.entropy.as_ref());
        let start = start.to_field(&world.app.instance, world.org().id);
        let csrf = hidden(&at, "csrf");
        let fields =
            [("csrf", csrf.as_str()), ("nonce", "aa"), ("seen", "99"), ("message", "hi"), ("start", &start)];
        encode(&fields.map(|(name, value)| (name.to_owned(), value.to_owned())))
    });
    at.ask(row.method.clone(), &path, body.as_deref()).await
}

/// A member who is no coordinator.
pub async fn some_member(world: &World) -> String {
    let org = world.org().id;
    let rows = world.app.db.read(move |tx| team::entries(tx, org)).await.expect("it can be read");
    let roll = team::chain::walk(org, &world.org().founding_key, &rows).expect("the chain holds");
    let found = roll.members().find(|card| card.role != Role::Coordinator);
    found.expect("a team").id.to_string()
}

/// A form with a field and a list of it in the place of the names in a path.
fn in_form(path: &str) -> String {
    path.replace("{form}", "contact")
        .replace("{field}", "platform")
        .replace("{list}", "platform")
        .replace("{language}", "en")
        .replace("{key}", "first_hello")
        .replace("{course}", "minor")
}

/// What stands in the place of the identifier in a path.
fn id_of<'a>(path: &str, [conversation, complaint, colleague, person]: [&'a String; 4]) -> &'a str {
    match path {
        _ if path.contains("/complaints/") => complaint,
        _ if path.ends_with("/leave") => conversation, // Nobody's: they are needed below.
        _ if path.contains("/team/") => colleague,
        _ if path.contains("/persons/{id}") => person,
        _ => conversation,
    }
}

db::statements! {
    MARAT = "SELECT id FROM staff WHERE login = 'marat'";
}

/// A conversation, a complaint, a member whom no column is, and a person.
async fn some_objects(world: &World) -> [String; 4] {
    let complaint = some_complaint(world).await;
    world.clock.advance_minutes(1); // The coordinator's code counts once.
    let marat = world.app.db.read(|tx| tx.one(&MARAT, &[])?.id(0)).await.expect("he works there");
    let conversation = some_conversation(world).await;
    let person = some_person(world, &conversation).await;
    [conversation, complaint, app::ids::StaffId::from_bytes(marat).to_string(), person]
}

/// The identifier of whom a conversation is with, as a coordinator opens their page.
async fn some_person(world: &World, conversation: &str) -> String {
    let mut coordinator = world.signed_in(world.account(Role::Coordinator)).await;
    coordinator.open(&format!("/en/inbox/{conversation}")).await;
    coordinator.press("Everything we know of this person").await;
    world.clock.advance_minutes(1); // The coordinator's code counts once.
    coordinator.url().trim_start_matches("/en/persons/").to_owned()
}

/// The identifier of a complaint, as its coordinator sees it.
async fn some_complaint(world: &World) -> String {
    let mut coordinator = world.signed_in(world.account(Role::Coordinator)).await;
    coordinator.open("/en/complaints").await;
    let href = coordinator.all("li.item a[href]")[0].attr("href").expect("a link");
    href.trim_start_matches("/en/complaints/").split('#').next().expect("an identifier").to_owned()
}

/// The identifier of a conversation whose second message is an image.
async fn some_conversation(world: &World) -> String {
    let visitor = visitor(world, &world.desk()).await;
    rows::own(world, &visitor).await.expect("it is theirs").to_string()
}

#[test]
fn every_route_has_a_row_and_every_row_a_route() {
    let listed: BTreeSet<_> =
        table().iter().map(|row| (row.surface, row.method.to_string(), row.path)).collect();
    let of = |surface, routes: Vec<surfaces::Route>| {
        routes.into_iter().map(move |route| (surface, route.method.to_string(), route.path))
    };
    let there: BTreeSet<_> =
        of("public", surfaces::public::routes()).chain(of("desk", surfaces::desk::routes())).collect();
    let missing: Vec<_> = there.difference(&listed).collect();
    let extra: Vec<_> = listed.difference(&there).collect();
    assert!(missing.is_empty() && extra.is_empty(), "without a row: {missing:?}; without a route: {extra:?}");
    assert_eq!(table().len(), listed.len(), "a row stands twice");
}

#[test]
fn w_1_the_table_knows_the_eleven_roles_and_nobody_from_outside() {
    for row in table() {
        let columns: Vec<_> = row.cells.iter().map(|(column, _)| *column).collect();
        let roles = Role::ALL.map(Role::name);
        assert_eq!(columns[..2], ["nobody", "waiting"]);
        assert_eq!(columns[2..], roles, "one column for each role there is");
        for word in ["police", "ministry", "security", "government", "officer", "authority"] {
            assert!(!row.path.contains(word), "{} (rule W-1)", row.path);
        }
    }
}

#[test]
fn every_route_answers_every_person_as_the_table_says() {
    both(async |world| {
        let objects = some_objects(world).await;
        let columns: Vec<_> = table()[0].cells.iter().map(|(column, _)| *column).collect();
        let mut wrong = Vec::new();
        for column in columns {
            let desk = person(world, column).await;
            for row in table() {
                let expected = row.cells.iter().find(|(of, _)| *of == column).expect("the column is there").1;
                // What ends a session is tried with another one, so that the other rows still have theirs; last of all
                // what ends everybody's.
                let found = if ENDS_SESSION.contains(&row.path) && row.method == Method::POST {
                    world.clock.advance_minutes(1); // A code counts once.
                    let another = person(world, column).await;
                    verdict(&try_row(world, &row, &another, &objects).await)
                } else {
                    verdict(&try_row(world, &row, &desk, &objects).await)
                };
                if found != expected {
                    wrong.push(format!(
                        "{} {} {} for {column}: {found}, not {expected}",
                        row.surface, row.method, row.path
                    ));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

#[test]
fn a_9_administrator_analyst_and_publisher_reach_no_conversation_and_hold_no_team_key() {
    let inner = table().into_iter().filter(|row| row.path.contains("/inbox"));
    for row in inner {
        for (column, cell) in &row.cells {
            if ["administrator", "analyst", "publisher"].contains(column) {
                assert!(["no", "-"].contains(cell), "{} {column} (rule A-9)", row.path);
            }
        }
    }
    for role in [Role::Administrator, Role::Analyst, Role::Publisher] {
        for deed in [Deed::SeeInbox, Deed::ReadThread, Deed::WorkThread, Deed::AnswerThread] {
            assert!(!policy::allows(role, deed), "{role:?} {deed:?}");
        }
    }
    db::statements! {
        HOLDERS = "SELECT DISTINCT s.role FROM team_seal t JOIN staff s ON s.id = t.staff_id ORDER BY s.role";
    }
    both(async |world| {
        let rows = world.app.db.read(|tx| tx.query(&HOLDERS, &[])).await.expect("it can be read");
        let holders: Vec<_> = rows.iter().map(|row| row.text(0).expect("text").to_owned()).collect();
        assert_eq!(holders, ["coordinator", "outreach_worker", "peer"], "who holds a seal of the team key");
    });
}

#[test]
fn a_post_that_another_site_sends_changes_nothing_on_any_route() {
    both(async |world| {
        let objects = some_objects(world).await;
        for origin in [("origin", "https://elsewhere.example"), ("sec-fetch-site", "cross-site")] {
            let mut desk = person(world, "coordinator").await;
            desk.always(origin.0, origin.1);
            let mut answers = Vec::new();
            for row in table().into_iter().filter(|row| row.method == Method::POST && row.surface == "desk") {
                answers.push((row.path, try_row(world, &row, &desk, &objects).await.status));
            }
            let mut visitor = visitor(world, &desk).await;
            visitor.always(origin.0, origin.1);
            let thread = visitor.form_of("Send message");
            answers
                .push(("/{lang}/thread", visitor.ask(Method::POST, &thread.0, Some(&thread.1)).await.status));
            for (path, status) in answers {
                assert_eq!(status, StatusCode::FORBIDDEN, "{path} {origin:?}");
            }
            world.clock.advance_minutes(1); // The coordinator's code counts once.
        }
    });
}

#[test]
fn a_form_at_the_desk_without_the_token_of_the_session_changes_nothing() {
    db::statements! {
        CONVERSATION = "SELECT state, taken_by, changed_at FROM conversation ORDER BY id";
        MESSAGES = "SELECT (SELECT COUNT(*) FROM message) + (SELECT COUNT(*) FROM complaint_entry)
            + (SELECT COUNT(*) FROM complaint WHERE state = 'received') AS n";
    }
    both(async |world| {
        let [conversation, complaint, colleague, person] = some_objects(world).await;
        let mut desk = self::person(world, "coordinator").await;
        desk.open(&format!("/en/inbox/{conversation}")).await;
        let state = || {
            world.app.db.read_blocking(|tx| {
                let rows = tx.query(&CONVERSATION, &[])?;
                let states: Vec<_> =
                    rows.iter().map(|row| [0, 1, 2].map(|at| row.value(at).cloned().ok())).collect();
                Ok::<_, db::DbError>((states, tx.one(&MESSAGES, &[])?.int(0)?))
            })
        };
        let before = state().expect("it can be read");
        world.clock.advance_minutes(2);
        for wrong in ["", "00000000000000000000000000000000"] {
            for row in table().into_iter().filter(|row| row.method == Method::POST && row.surface == "desk") {
                let id = id_of(row.path, [&conversation, &complaint, &colleague, &person]);
                let path = in_form(&row.path.replace("{lang}", "en").replace("{id}", id));
                let body = format!("csrf={wrong}&nonce=aa&seen=99&message=typed+already");
                let answer = desk.ask(Method::POST, &path, Some(&body)).await;
                let refused = [
                    StatusCode::UNPROCESSABLE_ENTITY,
                    StatusCode::FORBIDDEN,
                    StatusCode::SEE_OTHER,
                    StatusCode::GONE, // One-time links carry their own secret and no token.
                    StatusCode::NOT_FOUND, // Not for a coordinator: being asked as a consultant.
                ];
                assert!(refused.contains(&answer.status), "{path}: {}", answer.status);
                if path.ends_with("/answer") && answer.status != StatusCode::NOT_FOUND {
                    assert!(answer.text().contains("typed already"), "what was typed is given back");
                }
            }
        }
        assert!(before == state().expect("it can be read"), "a form without its token changed something");
        desk.open("/en/inbox").await;
        assert_eq!(desk.status(), StatusCode::OK, "the session is still open");
    });
}

#[test]
fn no_route_of_the_public_site_is_for_members_only() {
    for route in surfaces::public::routes() {
        assert_eq!(route.who, Who::Anyone, "{}", route.path);
    }
    on(db::Engine::Sqlite, async |world| {
        for path in ["/en/inbox", "/en/sign-in", "/en/sign-out", "/en/desk", "/en/inbox/x"] {
            let answer = world.visitor().ask(Method::GET, path, None).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path} exists on the public site");
        }
    });
}
