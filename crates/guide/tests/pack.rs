//! A pack about boats, good and bad.

use guide::{Address, Mistake, Pack, Picture, Pictures, Rules, Voice, Wrong, picture::Kind, read, render};

const RULES: Rules<'static> = Rules {
    languages: &["en", "fr"],
    kinds: &["boat", "knot", "rescue"],
    marks: &["survey"],
    reviewed: &[("rescue", "survey")],
    urgent: "rescue",
    sourced: "survey",
    paired: "boat",
    levels: &["fine", "crowded"],
    confidence: &["known", "told"],
};
const TODAY: &str = "2026-11-23";

const FRONT: &str = r#"+++
title = "A dinghy"
short = ["It floats.", "If it does not, call {number}."]
aliases = ["tender"]
author = "The club"
revision = 2
reviewed_on = 2026-11-01
due_on = 2027-05-01
survey = "needed"
related = ["knot/bowline"]
region = "all"
+++
"#;
const BODY: &str = r"It carries **two** people.[^almanac]

## When it sinks

::: now
1. Call {number}.[^almanac]
2. Hold on to it. See [the bowline](guide:knot/bowline).[^almanac][^pilot]
:::

::: checklist
- [ ] Oars aboard[^pilot]
- [ ] A bailer[^pilot]
:::

::: compare
| sign | dinghy | raft |
|---|---|---|
| bow | yes | no[^pilot] |
:::

::: note
Quiet, < and & and all.[^pilot]
:::
";
const KNOT: &str = r#"+++
title = "The bowline"
short = ["A loop."]
aliases = []
author = "The club"
revision = 1
reviewed_on = 2026-11-01
due_on = 2027-05-01
survey = "not needed"
related = []
region = "all"
+++
Out of the hole, round the tree.
"#;
const SOURCES: &str = r#"
[almanac]
title = "The almanac"
publisher = "The harbour"
year = 1999
[pilot]
title = "The pilot"
publisher = "The harbour"
year = 2001
url = "https://harbour.example/pilot"
"#;
const PAIRS: &str = r#"{
"dinghy": {"raft": {"status": "crowded", "confidence": "told", "note": {"en": "Mind the oars.", "fr": "Attention aux rames."}, "sources": ["pilot"]}},
"raft": {"dinghy": {"status": "crowded", "confidence": "told", "note": {"en": "Mind the oars.", "fr": "Attention aux rames."}, "sources": ["pilot"]}}
}"#;

type Files = Vec<(String, String)>;

/// A picture that lies elsewhere.
fn pictures() -> Pictures {
    Pictures::from([("oars".to_owned(), Picture { kind: Kind::Png, width: 30, height: 20 })])
}

fn translated(text: &str) -> String {
    text.replace("revision = 2", "revision = 1\nsource_revision = 2")
        .replace("\nrevision = 1\nr", "\nrevision = 1\nsource_revision = 1\nr")
}

fn good() -> Files {
    let file = |path: &str, text: String| (path.to_owned(), text);
    let raft = format!("{}{BODY}", FRONT.replace("dinghy", "raft").replace("tender", "float"));
    vec![
        file("boat/dinghy/en.md", format!("{FRONT}{BODY}")),
        file("boat/dinghy/fr.md", translated(&format!("{FRONT}{BODY}"))),
        file("boat/raft/en.md", raft.clone()),
        file("boat/raft/fr.md", translated(&raft)),
        file("knot/bowline/en.md", KNOT.to_owned()),
        file("knot/bowline/fr.md", translated(KNOT)),
        file("sources/harbour.toml", SOURCES.to_owned()),
        file("combinations.json", PAIRS.to_owned()),
    ]
}

fn read_on(files: &Files, today: &str) -> (Pack, Vec<Mistake>) {
    read(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())), &pictures(), &RULES, today)
}

/// The mistakes of the good pack with one thing changed in one file.
fn changed(path: &str, this: &str, that: &str) -> Vec<(String, usize, Wrong)> {
    let mut files = good();
    let (_, text) = files.iter_mut().find(|(name, _)| name == path).expect("the file");
    assert!(text.contains(this), "{path} has no {this}");
    *text = text.replacen(this, that, 1);
    told(&files)
}

fn told(files: &Files) -> Vec<(String, usize, Wrong)> {
    read_on(files, TODAY).1.into_iter().map(|mistake| (mistake.path, mistake.line, mistake.wrong)).collect()
}

fn html(pack: &Pack, address: &str, lang: &str) -> String {
    let address = Address::parse(address).expect("an address");
    let text = &pack.item(&address).expect("the page")[lang];
    let voice = Voice {
        number: "+1 \"2\" <3>",
        call: "Call",
        label: &|name| format!("[{name}]"),
        source: &|number| format!("Source {number}"),
        href: &|to| format!("/x/{to}?a=1&b=2"),
        picture: &|name, picture| format!("/p/{}?<", picture.file(name)),
    };
    render(pack, text, &voice).html
}

#[test]
fn a_good_pack_is_read_without_a_word() {
    let (pack, mistakes) = read_on(&good(), TODAY);
    assert_eq!(mistakes, []);
    assert_eq!((pack.items().count(), pack.sources(), pack.pairs().count()), (3, 2, 1));
    assert_eq!(pack.pair("raft", "dinghy"), pack.pair("dinghy", "raft"));
    assert_eq!(pack.pair("raft", "dinghy").expect("the pair").level, "crowded");
    let names: Vec<_> = pack.of_kind("boat").map(|(address, _)| address.to_string()).collect();
    assert_eq!(names, ["boat/dinghy", "boat/raft"]);
}

#[test]
fn each_mistake_is_told_with_its_file_and_line() {
    use Wrong::*;
    let en = "boat/dinghy/en.md";
    for (this, that, line, wrong) in [
        ("+++\ntitle", "title", 1, NoFront),
        ("revision = 2", "revision = ", 6, Toml),
        ("author = \"The club\"\n", "", 1, Missing),
        ("region", "reegion", 11, UnknownField),
        ("revision = 2", "revision = 2\nsource_revision = 1", 7, UnknownField),
        ("revision = 2", "revision = 0", 6, BadValue),
        ("\"needed\"", "\"perhaps\"", 9, BadValue),
        ("2026-11-01", "\"2026-11-01\"", 7, BadValue),
        ("2027-05-01", "2026-05-01", 8, BadValue),
        ("2026-11-01\ndue_on = 2027-05-01", "2026-05-01\ndue_on = 2026-11-22", 8, Overdue),
        ("knot/bowline\"]", "knot/hitch\"]", 10, BrokenLink),
        ("knot/bowline\"]", "boat/dinghy\"]", 10, BrokenLink),
        ("aliases = [\"tender\"]", "aliases = [\"tender\", \"Tender\"]", 4, AliasTwice),
        ("aliases = [\"tender\"]", "aliases = [3]", 4, BadValue),
        ("aliases = [\"tender\"]", "aliases = [\"tender\"]\naliases_in = [\"punt\"]", 5, BadValue),
        ("aliases = [\"tender\"]", "aliases = [\"tender\"]\naliases_in = { North = [] }", 5, BadValue),
        (
            "aliases = [\"tender\"]",
            "aliases = [\"tender\"]\naliases_in = { \" \" = [\"punt\"] }",
            5,
            BadValue,
        ),
        (
            "aliases = [\"tender\"]",
            "aliases = [\"tender\"]\naliases_in = { North = [\"punt\", \"Punt\"] }",
            5,
            AliasTwice,
        ),
        ("people.[^almanac]", "people.", 13, NoSource),
        ("aboard[^pilot]", "aboard", 23, NoSource),
        ("people.[^almanac]", "people.[^captain]", 13, UnknownSource),
        ("guide:knot/bowline)", "guide:knot/hitch)", 19, BrokenLink),
        ("guide:knot/bowline)", "https://knots.example)", 19, OtherLink),
        ("**two**", "<b>two</b>", 13, Html),
        ("## When", "<script>\nalert(1)\n</script>\n\n## When", 15, Html),
        ("**two**", "`two`", 13, Markup),
        ("**two**", "![two](picture:oars)", 13, Markup),
        ("## When", "![two](guide:knot/bowline)\n\n## When", 15, OtherPicture),
        ("## When", "![two](https://knots.example/a.png)\n\n## When", 15, OtherPicture),
        ("## When", "![two](<picture:oars>)\n\n## When", 15, OtherPicture),
        ("## When", "![two](picture:oars \"two\")\n\n## When", 15, OtherPicture),
        ("## When", "![two]( picture:oars )\n\n## When", 15, OtherPicture),
        ("## When", "![two](picture\\:oars)\n\n## When", 15, OtherPicture),
        ("## When", "![](picture:oars)\n\n## When", 15, NoAlternative),
        ("## When", "![two](picture:oar)\n\n## When", 15, NoPicture),
        ("## When", "![two](picture:oars) and more\n\n## When", 15, Markup),
        ("## When", "> a quotation\n\n## When", 15, Markup),
        ("## When", "```\ncode\n```\n\n## When", 15, Markup),
        ("## When", "---\n\n## When", 15, Markup),
        ("## When", "[a]: https://knots.example\n\n## When", 15, Markup),
        ("## When", "# When", 15, Heading),
        ("## When", "### When", 15, Heading),
        ("::: now", "::: later", 17, UnknownBlock),
        ("::: note\nQuiet, < and & and all.[^pilot]\n:::", "::: note\nQuiet.[^pilot]", 33, OpenBlock),
        ("\n:::\n\n::: checklist", "\n\n::: checklist", 21, NestedBlock),
        (":::\n\n::: checklist", ":::\n:::\n\n::: checklist", 21, StrayEnd),
        ("- [ ] Oars", "- Oars", 22, BlockShape),
        ("- [ ] Oars", "- [x] Oars", 23, Markup),
        ("::: compare", "::: do", 27, BlockShape),
        ("::: checklist", "::: do", 22, BlockShape),
    ] {
        let told = changed(en, this, that);
        let expected = (en.to_owned(), line, wrong);
        assert!(told.contains(&expected), "{this:?} became {that:?}: {told:?} has no {expected:?}");
    }
}

#[test]
fn a_page_for_a_hurry_says_what_to_do_first_names_the_number_and_is_reviewed() {
    let front = FRONT.replace("A dinghy", "Overboard").replace("tender", "fell in");
    let front = front.replace("\"It floats.\", ", "").replacen("revision = 2", "revision = 1", 1);
    let wrong = |this: &str, that: &str| {
        let mut files = good();
        let text = format!("{front}{BODY}").replacen(this, that, 1);
        files.push(("rescue/overboard/en.md".to_owned(), text));
        let told = told(&files).into_iter().filter(|(_, _, wrong)| *wrong != Wrong::NoTranslation);
        told.map(|(path, line, wrong)| (path == "rescue/overboard/en.md", line, wrong)).collect::<Vec<_>>()
    };
    assert_eq!(wrong("", ""), []);
    assert_eq!(wrong("call {number}.", "call."), [(true, 3, Wrong::NoNumber)]);
    assert_eq!(wrong("1. Call {number}", "1. Call"), [(true, 17, Wrong::NoNumber)]);
    assert_eq!(
        wrong("1. Call {number}.[^almanac]", "1. Look.[^almanac]\n1. Call {number}.[^almanac]"),
        [(true, 17, Wrong::NoNumber)]
    );
    assert_eq!(wrong("::: now", "::: steps"), [(true, 1, Wrong::NoNow)]);
    assert_eq!(wrong("survey = \"needed\"", "survey = \"not needed\""), [(true, 9, Wrong::MustReview)]);
}

#[test]
fn who_reviewed_a_text_stands_above_it_with_a_role_and_its_statements_keep_their_sources() {
    let en = "boat/dinghy/en.md";
    let mut files = good();
    let (_, text) = files.iter_mut().find(|(path, _)| path == en).expect("the file");
    *text = text.replace("\"needed\"", "\"by A. Mate, master of boats\"");
    let (pack, mistakes) = read_on(&files, TODAY);
    assert_eq!(mistakes, []);
    let front = &pack.item(&Address::parse("boat/dinghy").expect("an address")).expect("a page")["en"].front;
    assert_eq!(front.reviewer("survey"), Some(("A. Mate", "master of boats")));
    assert!(!front.needs("survey") && front.concerns("survey"));
    for said in ["by A. Mate", "by , master", "by A. Mate, ", "A. Mate, master"] {
        let told = changed(en, "\"needed\"", &format!("\"{said}\""));
        assert_eq!(told, [(en.to_owned(), 9, Wrong::BadValue)], "{said}");
    }
    let (_, text) = files.iter_mut().find(|(path, _)| path == en).expect("the file");
    *text = text.replace("people.[^almanac]", "people.");
    let told: Vec<_> = read_on(&files, TODAY).1.into_iter().map(|mistake| mistake.wrong).collect();
    assert!(told.contains(&Wrong::NoSource), "{told:?}");
    // A translation is no way around a review.
    let told = changed("boat/dinghy/fr.md", "\"needed\"", "\"not needed\"");
    assert_eq!(told, [("boat/dinghy/fr.md".to_owned(), 10, Wrong::OtherReview)]);
}

#[test]
fn a_picture_of_the_pack_has_words_and_its_place_is_kept_before_it_is_loaded() {
    let mut files = good();
    for (path, text) in &mut files {
        if path.starts_with("boat/dinghy/") {
            *text = text.replacen("## When", "![Two oars, 1 < 2 & \"light\"](picture:oars)\n\n## When", 1);
        }
    }
    let (pack, found) = read_on(&files, TODAY);
    assert_eq!(found, []);
    let text = &pack.item(&Address::parse("boat/dinghy").expect("an address")).expect("the page")["en"];
    assert_eq!(text.pictures().collect::<Vec<_>>(), ["oars"]);
    assert!(
        text.says().contains(&(15, "Two oars, 1 < 2 & \"light\"".to_owned())),
        "words are looked at like all others"
    );
    let shown = "<p class=\"picture\"><img src=\"/p/oars.png?&lt;\" alt=\"Two oars, 1 &lt; 2 &amp; &quot;light&quot;\" \
        width=\"30\" height=\"20\" loading=\"lazy\"></p>";
    assert!(html(&pack, "boat/dinghy", "en").contains(shown), "{}", html(&pack, "boat/dinghy", "en"));
    // A translation has the same pictures in the same places.
    files[1].1 = files[1].1.replace("picture:oars", "picture:sails");
    let told = told(&files);
    let is_told = |wrong| {
        told.iter().any(|(path, line, one)| path == "boat/dinghy/fr.md" && *line > 1 && *one == wrong)
    };
    assert!(is_told(Wrong::NoPicture) && is_told(Wrong::Structure), "{told:?}");
}

#[test]
fn a_point_that_only_leads_somewhere_needs_no_source() {
    let told = changed("boat/dinghy/en.md", "Oars aboard[^pilot]", "[The bowline](guide:knot/bowline)");
    assert_eq!(told, [("boat/dinghy/fr.md".to_owned(), 1, Wrong::OtherSources)]);
}

#[test]
fn a_translation_is_held_against_its_original() {
    use Wrong::*;
    let fr = "boat/dinghy/fr.md";
    let one = |line, wrong| vec![(fr.to_owned(), line, wrong)];
    assert_eq!(changed(fr, "source_revision = 2", "source_revision = 1"), one(7, Older));
    assert_eq!(changed(fr, "source_revision = 2", "source_revision = 3"), one(7, Newer));
    assert_eq!(
        changed(fr, "source_revision = 2\n", ""),
        [(fr.to_owned(), 1, Missing), (fr.to_owned(), 1, Older)]
    );
    assert_eq!(
        changed(fr, "Oars aboard[^pilot]\n- [ ] A bailer[^pilot]", "Oars aboard[^pilot][^pilot]"),
        one(24, Structure)
    );
    assert_eq!(changed(fr, "## When it sinks\n", ""), one(17, Structure));
    assert_eq!(changed(fr, "people.[^almanac]", "people."), one(1, OtherSources));
    assert_eq!(changed(fr, "aboard[^pilot]", "aboard[^almanac]"), one(1, OtherSources));
    let mut files = good();
    files[1].1 = files[1].1.replace("[^almanac]", "[^pilot]");
    assert_eq!(told(&files), one(1, OtherSources));
    files.remove(0);
    assert!(told(&files).contains(&(fr.to_owned(), 1, NoOriginal)));
    let mut files = good();
    files.remove(1);
    assert_eq!(told(&files), [("boat/dinghy/en.md".to_owned(), 1, NoTranslation)]);
}

#[test]
fn files_that_do_not_belong_are_told() {
    use Wrong::*;
    for (path, text, wrong) in [
        ("boat/dinghy/de.md", KNOT, Stray),
        ("plane/glider/en.md", KNOT, Stray),
        ("boat/Dinghy/en.md", KNOT, Stray),
        ("../boat/dinghy/en.md", KNOT, Stray),
        ("boat/dinghy/en.html", KNOT, Stray),
        ("boat/dinghy/en.md", KNOT, Twice),
    ] {
        let mut files = good();
        files.push((path.to_owned(), text.to_owned()));
        assert_eq!(told(&files), [(path.to_owned(), 1, wrong)], "{path}");
    }
    let (_, found) = read([("boat/dinghy/en.md", &b"+++\n\xff"[..])], &Pictures::new(), &RULES, TODAY);
    assert_eq!(found[0].wrong, NotText);
    let long = " ".repeat(70_000);
    let (_, found) = read([("boat/dinghy/en.md", long.as_bytes())], &Pictures::new(), &RULES, TODAY);
    assert_eq!(found[0].wrong, TooLong);
}

#[test]
fn lists_of_sources_and_of_pairs_are_checked() {
    use Wrong::*;
    let sources = "sources/harbour.toml";
    for (this, that, line, wrong) in [
        ("year = 1999", "year = 1999\npages = 3", 6, UnknownField),
        ("year = 1999", "year = \"1999\"", 5, BadValue),
        ("https://", "http://", 10, BadValue),
        ("[pilot]", "[logbook]\ntitle = \"L\"\npublisher = \"H\"\nyear = 2000\n[pilot]", 6, UnusedSource),
        ("[pilot]", "[almanac]", 6, Toml),
    ] {
        assert!(changed(sources, this, that).contains(&(sources.to_owned(), line, wrong)), "{that}");
    }
    let pairs = "combinations.json";
    for (this, that, line, wrong) in [
        ("crowded", "fine", 2, Asymmetric),
        ("\"told\"", "\"rumoured\"", 2, UnknownLevel),
        ("[\"pilot\"]", "[\"captain\"]", 2, UnknownSource),
        ("\"raft\":", "\"dinghy\":", 2, BadPair),
        ("\"raft\":", "\"canoe\":", 2, BadPair),
        ("\"status\"", "\"stautus\"", 2, Json),
        ("\"fr\": \"Attention aux rames.\"", "\"fr\": \"\"", 2, NoTranslation),
        ("}},", "},", 1, Json),
    ] {
        let told = changed(pairs, this, that);
        let found = told
            .iter()
            .any(|(path, at, kind)| path == pairs && *kind == wrong && (*at == line || wrong == Json));
        assert!(found, "{this} became {that}: {told:?}");
    }
    let mut files = good();
    files[7].1 = PAIRS.replacen("\"status\": \"crowded\"", "\"status\": \"fine\"", 1);
    let found = read_on(&files, TODAY).1;
    assert!(
        found[0]
            .to_string()
            .contains("combinations.json:2: the pair dinghy + raft is not the same both ways"),
        "{}",
        found[0]
    );
}

#[test]
fn a_text_becomes_html_that_says_no_more_than_it_should() {
    let (pack, _) = read_on(&good(), TODAY);
    let html = html(&pack, "boat/dinghy", "en");
    for part in [
        "<p>It carries <strong>two</strong> people.<sup><a href=\"#source-1\" aria-label=\"Source 1\">1</a></sup></p>",
        "<h2 id=\"part-1\">When it sinks</h2>",
        "<section class=\"card-sos\" id=\"now\">",
        "<a class=\"call\" href=\"tel:+123\">Call</a>",
        "Call <bdi dir=\"ltr\">+1 &quot;2&quot; &lt;3&gt;</bdi>.",
        "<a href=\"/x/knot/bowline?a=1&amp;b=2\">the bowline</a>",
        "<sup><a href=\"#source-1\" aria-label=\"Source 1\">1</a></sup>\u{202f}<sup><a href=\"#source-2\" aria-label=\"Source 2\">2</a></sup>",
        "<input type=\"checkbox\" autocomplete=\"off\">",
        "<td data-as=\"raft\">no",
        "Quiet, &lt; and &amp; and all.",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    assert!(!html.contains("name=") && !html.contains("<form"), "{html}");
}

/// Every tag and attribute that is ever written.
fn is_known(tag: &str) -> bool {
    const TAGS: [&str; 27] = [
        "p", "ul", "ol", "li", "h2", "h3", "h4", "section", "header", "strong", "em", "a", "div", "label",
        "input", "span", "table", "thead", "tbody", "tr", "th", "td", "sup", "bdi", "b", "i", "br",
    ];
    let tag = tag.split('>').next().unwrap_or_default();
    let name = tag.trim_start_matches('/').split([' ', '>']).next().unwrap_or_default();
    TAGS.contains(&name) && !tag.contains("style=") && !tag.contains(" on") && !tag.contains("javascript:")
}

#[test]
fn nothing_that_anybody_writes_makes_it_panic_or_puts_a_tag_of_its_own_into_a_page() {
    const BITS: [&str; 48] = [
        "\n",
        "\n\n",
        ":::",
        "\n:::\n",
        "\n::: now\n",
        "\n::: checklist\n",
        "\n::: compare\n",
        "\n::: x\n",
        "- [ ] ",
        "- [x] ",
        "1. ",
        "- ",
        "  ",
        "    ",
        "\t",
        "|",
        "|---|",
        "**",
        "*",
        "_",
        "`",
        "```\n",
        "[^",
        "[^a]",
        "]",
        "](guide:knot/bowline)",
        "[x](javascript:alert(1))",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<!--",
        "-->",
        "<",
        ">",
        "&",
        "&lt;",
        "{number}",
        "{",
        "+++",
        "+++\n",
        "> ",
        "#",
        "## ",
        "---\n",
        "[a]: <javascript:x>\n",
        "\\",
        "\u{202e}",
        "é",
        "\u{0}",
    ];
    let base = format!("{FRONT}{BODY}");
    let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut draw = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below.max(1) as u64).unwrap_or(0)
    };
    let mut shown = 0;
    for round in 0..1_500 {
        // Half keep the front matter whole, so that bodies are reached.
        let start = if round % 2 == 0 { FRONT.len() } else { 0 };
        let mut text = base.clone();
        for _ in 0..1 + draw(12) {
            let mut at = start + draw(text.len() - start + 1);
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let mut end = (at + draw(30)).min(text.len());
            while !text.is_char_boundary(end) {
                end += 1;
            }
            let bit = BITS[draw(BITS.len())].repeat(1 + draw(3) * draw(20));
            let end = if draw(2) == 0 { at } else { end };
            text.replace_range(at..end, &bit);
        }
        let mut files = good();
        files[0].1.clone_from(&text);
        let (pack, _) = read_on(&files, TODAY);
        let address = Address::parse("boat/dinghy").expect("an address");
        if pack.item(&address).is_none_or(|item| !item.contains_key("en")) {
            continue;
        }
        shown += 1;
        let html = html(&pack, "boat/dinghy", "en");
        for tag in html.split('<').skip(1) {
            assert!(is_known(tag), "<{tag} of {text}");
        }
    }
    assert!(shown > 700, "{shown}");
}

#[test]
fn what_is_nested_without_end_is_told_and_left_out() {
    for bit in ["- ", "> ", "*a **b ", "[x](guide:knot/bowline) **"] {
        let mut files = good();
        files[0].1 = format!("{FRONT}{}\n", bit.repeat(60_000 / bit.len()));
        let (pack, mistakes) = read_on(&files, TODAY);
        assert!(mistakes.iter().any(Mistake::is_grave), "{bit}");
        let _ = html(&pack, "boat/dinghy", "en");
    }
}

#[test]
fn a_card_has_what_to_do_and_the_signs_and_nothing_that_leads_elsewhere() {
    let mut files = good();
    let (_, text) = &mut files[0];
    *text = text.replace("See [the bowline]", "[How to tie it]").replace(
        "## When it sinks\n",
        "## Signs\n\nLook for *these*.\n\n- Water, and **more** < {number}[^pilot]\n- See [the bowline](guide:knot/bowline)\n\n::: dont\n- Not this[^pilot]\n:::\n\n## When it sinks\n\n- Not a sign[^pilot]\n",
    );
    let (pack, _) = read_on(&files, TODAY);
    let dinghy = pack.item(&Address::parse("boat/dinghy").expect("an address")).expect("the page");
    let number = "<bdi dir=\"ltr\">1&lt;2</bdi>";
    let card = guide::card(&dinghy["en"], "1<2");
    assert_eq!(card.now, [format!("Call {number}."), "Hold on to it.".to_owned()]);
    assert_eq!(card.heading, "Signs");
    assert_eq!(
        card.signs,
        [format!("Water, and <strong>more</strong> &lt; {number}"), "See the bowline".to_owned()]
    );
    // Where the first heading stands over no list there are no signs, and without a block there is no card.
    let card = guide::card(&dinghy["fr"], "1");
    assert_eq!((card.now.len(), card.heading.as_str(), card.signs.len()), (2, "", 0));
    let knot = pack.item(&Address::parse("knot/bowline").expect("an address")).expect("the page");
    assert_eq!(guide::card(&knot["en"], "1"), guide::Card::default());
    assert_eq!(guide::ticks(&dinghy["en"], "1"), ["Oars aboard", "A bailer"]);
    assert!(guide::ticks(&knot["en"], "1").is_empty());
}
