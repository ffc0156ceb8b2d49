//! Every path of the state machine, and every other one refused.

use super::*;

/// Every path there is. What is not in here is refused.
const PATHS: [(Kind, State, Event, State); 14] = [
    (Kind::Minor, State::Raised, Event::Confirm, State::Running),
    (Kind::Minor, State::Raised, Event::Clear, State::Cleared),
    (Kind::Minor, State::Running, Event::Clear, State::Cleared),
    (Kind::Minor, State::Running, Event::Close, State::Closed),
    (Kind::Exception, State::New, Event::Propose, State::Proposed),
    (Kind::Exception, State::Proposed, Event::Approve, State::Approved),
    (Kind::Exception, State::Proposed, Event::Refuse, State::Refused),
    (Kind::Exception, State::Proposed, Event::Withdraw, State::Withdrawn),
    (Kind::Exception, State::Approved, Event::Tell, State::Prepared),
    (Kind::Exception, State::Approved, Event::NotTell, State::Prepared),
    (Kind::Exception, State::Approved, Event::Withdraw, State::Withdrawn),
    (Kind::Exception, State::Prepared, Event::CarryOut, State::Done),
    (Kind::Exception, State::Prepared, Event::Withdraw, State::Withdrawn),
    (Kind::Exception, State::Done, Event::Close, State::Closed),
];

fn who(id: u8, supervises: bool, alone: bool) -> By {
    By { id: StaffId::from_bytes([id; 16]), supervises, alone }
}

#[test]
fn e_6_and_m_1_every_path_that_is_not_in_the_table_is_refused_to_everybody() {
    let mut taken = 0;
    for kind in Kind::ALL {
        for state in State::ALL {
            for event in Event::ALL {
                let row = PATHS.iter().find(|(k, s, e, _)| (*k, *s, *e) == (kind, state, event));
                assert_eq!(next(kind, state, event), row.map(|row| row.3), "{kind:?} {state:?} {event:?}");
                taken += usize::from(row.is_some());
                let known = Known { proposer: None, duty: Duty::Decides };
                let judged = judge(kind, state, event, who(1, true, true), known);
                assert_eq!(judged.ok(), row.map(|row| row.3), "{kind:?} {state:?} {event:?}");
            }
        }
    }
    assert_eq!(taken, PATHS.len(), "every row of the table was met");
}

#[test]
fn e_6_only_a_supervisor_approves_refuses_keeps_silent_towards_the_person_and_closes() {
    let known = Known { proposer: Some(StaffId::from_bytes([9; 16])), duty: Duty::Decides };
    for (kind, state, event, _) in PATHS {
        let judged = judge(kind, state, event, who(1, false, false), known);
        let supervisors = matches!(event, Event::Approve | Event::Refuse | Event::NotTell | Event::Close);
        // What somebody else proposed a worker does not take back either.
        let refused = supervisors || event == Event::Withdraw;
        assert_eq!(judged.err(), refused.then_some(Wrong::Supervisor), "{state:?} {event:?}");
    }
    let own = Known { proposer: Some(StaffId::from_bytes([1; 16])), ..known };
    let judged = judge(Kind::Exception, State::Approved, Event::Withdraw, who(1, false, false), own);
    assert_eq!(judged, Ok(State::Withdrawn));
}

#[test]
fn e_6_nobody_decides_about_their_own_proposal_unless_there_is_nobody_else() {
    let own = Known { proposer: Some(StaffId::from_bytes([1; 16])), duty: Duty::Decides };
    for (state, event) in [
        (State::Proposed, Event::Approve),
        (State::Proposed, Event::Refuse),
        (State::Approved, Event::NotTell),
    ] {
        let judged = |by| judge(Kind::Exception, state, event, by, own);
        assert_eq!(judged(who(1, true, false)), Err(Wrong::Own), "{event:?}");
        assert!(judged(who(1, true, true)).is_ok(), "{event:?}");
        assert!(judged(who(2, true, false)).is_ok(), "{event:?}");
    }
}

#[test]
fn m_3_what_a_profile_forbids_is_not_approved_and_what_it_demands_not_refused() {
    let known = |duty| Known { proposer: None, duty };
    let judged = |state, event, duty| judge(Kind::Exception, state, event, who(1, true, false), known(duty));
    assert_eq!(judged(State::New, Event::Propose, Duty::Never), Err(Wrong::Never));
    assert_eq!(judged(State::Proposed, Event::Approve, Duty::Never), Err(Wrong::Never));
    assert_eq!(judged(State::Proposed, Event::Refuse, Duty::Never), Ok(State::Refused));
    assert_eq!(judged(State::Proposed, Event::Refuse, Duty::Required), Err(Wrong::Required));
    assert_eq!(judged(State::Proposed, Event::Approve, Duty::Required), Ok(State::Approved));
}

#[test]
fn m_3_no_duty_ever_moves_a_course_by_itself() {
    // There is no event of a profile or of a clock: every event is somebody's, and a course stands where it stood.
    for kind in Kind::ALL {
        assert_eq!(after(kind, []), Some(kind.begins()));
    }
    let path = [Event::Propose, Event::Approve, Event::Tell, Event::CarryOut, Event::Close];
    assert_eq!(after(Kind::Exception, path), Some(State::Closed));
    for left_out in 0..path.len() - 1 {
        let shorter = path.into_iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, event)| event);
        assert_eq!(after(Kind::Exception, shorter), None, "without step {left_out}");
    }
}
