//! Random decisions beside a model: whoever is one with whom is counted as one, and everything can be taken back.

use app::{
    ids::MergeId,
    person::{self, State, Verdict},
};
use kernel::{Entropy, SeededEntropy, entropy::below};

use super::{distinct, file, forgotten::decide, merges, numbers, opened, persons, says};
use crate::{
    leaving::dana,
    world::{World, both},
};

const PERSONS: usize = 9;
const STEPS: usize = 45;

/// The pairs that are one, by the place of their persons.
#[derive(Default)]
struct Model(Vec<(MergeId, usize, usize)>);

impl Model {
    /// The first of the group that a person belongs to.
    fn root(&self, person: usize) -> usize {
        let mut parent: Vec<usize> = (0..PERSONS).collect();
        fn find(parent: &[usize], mut at: usize) -> usize {
            while parent[at] != at {
                at = parent[at];
            }
            at
        }
        for (_, one, other) in &self.0 {
            let (one, other) = (find(&parent, *one), find(&parent, *other));
            // Persons are in the order of their first contact, so the smaller came first.
            parent[one.max(other)] = one.min(other);
        }
        find(&parent, person)
    }
}

async fn walk(world: &World, seed: u64) {
    let random = SeededEntropy::new(seed);
    let pick = |bound: usize| below(&random as &dyn Entropy, bound as u32) as usize;
    let (_, session) = dana(world).await;
    let made = persons(world, &session, PERSONS).await;
    for (at, (_, person)) in made.iter().enumerate() {
        for report in 0..=(at % 3) {
            file(world, &session, person, 20_000 + at as i64 * 10 + report as i64).await;
        }
    }
    let (mut model, mut waiting) = (Model::default(), Vec::<(MergeId, usize, usize)>::new());
    for step in 0..STEPS {
        match pick(5) {
            0 | 1 => {
                let (one, other) = (pick(PERSONS), pick(PERSONS));
                let before: Vec<_> = merges(world).await;
                says(world, &session, made[one].0, made[other].0).await;
                for (id, state, _) in merges(world).await {
                    let was = before.iter().find(|(held, ..)| *held == id).map(|(_, state, _)| *state);
                    if state == State::Suggested && was != Some(State::Suggested) {
                        waiting.push((id, one, other));
                    }
                }
            }
            2 if !waiting.is_empty() => {
                let pair = waiting.swap_remove(pick(waiting.len()));
                decide(world, &session, pair.0, Verdict::One).await;
                model.0.push(pair);
            }
            3 if !model.0.is_empty() => {
                let pair = model.0.swap_remove(pick(model.0.len()));
                decide(world, &session, pair.0, Verdict::TakeBack).await;
            }
            4 => {
                // Somebody writes again; a report that was filed long ago may come late.
                let at = pick(PERSONS);
                let person = opened(world, &session, made[at].0).await;
                assert_eq!(person.number, made[at].1.number, "what is filed stays their own");
                file(world, &session, &person, 20_000 + at as i64 * 10 + pick(9) as i64).await;
            }
            _ => {}
        }
        let rows = numbers(world).await;
        for (at, (_, person)) in made.iter().enumerate() {
            let as_one = made[model.root(at)].1.number;
            for row in rows.iter().filter(|row| row.2 == person.number) {
                assert_eq!(
                    row.1,
                    as_one,
                    "seed {seed}, step {step}: person {at} is counted as {}",
                    model.root(at)
                );
            }
        }
        let org = world.org().id;
        for (at, (_, person)) in made.iter().enumerate() {
            let id = person.id;
            let held = world.app.db.read(move |tx| person::group(tx, org, id)).await.expect("it can be read");
            let with_them = (0..PERSONS).filter(|other| model.root(*other) == model.root(at));
            let mut expected: Vec<_> = with_them.map(|other| made[other].1.id).collect();
            expected.sort_unstable();
            assert_eq!(held, expected, "seed {seed}, step {step}: whom {at} is one with");
        }
        let groups = distinct((0..PERSONS).map(|at| model.root(at)));
        assert_eq!(distinct(rows.iter().map(|row| row.1)), groups, "seed {seed}, step {step}");
    }
    assert!(!model.0.is_empty() || !waiting.is_empty(), "something was said at all");
    while !model.0.is_empty() {
        let pair = model.0.swap_remove(pick(model.0.len()));
        decide(world, &session, pair.0, Verdict::TakeBack).await;
    }
    assert!(numbers(world).await.iter().all(|row| row.1 == row.2), "seed {seed}: as they were filed");
}

#[test]
fn random_merges_count_as_the_model_does_and_taking_all_back_gives_what_was_filed() {
    for seed in [1, 2, 3] {
        both(async |world| walk(world, seed).await);
    }
}
