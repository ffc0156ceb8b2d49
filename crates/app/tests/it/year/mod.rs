//! A year of a team, in which everything happens that happens to teams, in an order that dice give. Beside it runs a model
//! of what must be true; the database is compared with it every few weeks. Images of the disk taken on the way open nothing,
//! and every backup of the year restores on the other engine.
//!
//! `NIGHTBUS_YEARS=20 cargo xtask servers -- cargo test -p app --test it year::` lets more years pass. A failure names the
//! seed; `NIGHTBUS_YEAR=seed` repeats it.

mod checks;
mod image;
mod model;
mod restores;
mod steps;

use db::Engine;

use self::model::{Person, Standing, Year};
use crate::{
    leaving::id_of,
    world::{World, run},
};

/// How many steps a year has. About six days lie between two.
const STEPS: usize = 60;

/// The years that pass in every run of the suite.
const SEEDS: [u64; 1] = [3];

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn seeds() -> Vec<u64> {
    match (number("NIGHTBUS_YEAR"), number("NIGHTBUS_YEARS")) {
        (Some(one), _) => vec![one],
        (None, Some(many)) => (1..=many).collect(),
        (None, None) => SEEDS.to_vec(),
    }
}

async fn begin(world: &World, seed: u64) -> Year {
    let mut people = Vec::new();
    for account in &world.accounts {
        people.push(Person {
            account: account.clone(),
            id: id_of(world, &account.login).await,
            standing: Standing::Member,
            own: None,
            seeds: std::collections::BTreeMap::new(),
            phrase: None,
        });
    }
    let mut year = Year::begin(seed, people);
    for account in &world.accounts {
        year.secrets.extend([account.password.clone(), account.totp_secret.clone()]);
    }
    year
}

async fn pass(world: &World, seed: u64) {
    let mut year = begin(world, seed).await;
    let all: usize = steps::STEPS.iter().map(|(_, often)| often).sum();
    let mut happened = std::collections::BTreeMap::<&str, usize>::new();
    for step in 0..STEPS {
        let mut drawn = year.below(all);
        let (name, _) = steps::STEPS
            .iter()
            .find(|(_, often)| {
                let here = drawn < *often;
                drawn = drawn.wrapping_sub(*often);
                here
            })
            .expect("one is drawn");
        eprintln!("seed {seed}, step {step}: {name}"); // Shown when the year fails.
        if steps::take(world, &mut year, name).await {
            *happened.entry(name).or_default() += 1;
        }
        steps::days_pass(world, year.below(13) as i64).await;
        if step % 15 == 14 {
            checks::all_is_as_it_must_be(world, &mut year, 3).await;
        }
        if year.below(20) == 0 {
            image::opens_nothing(world, &year).await;
        }
        if year.below(15) == 0 && year.backups.len() < 3 {
            restores::back_up(world, &mut year);
        }
    }
    restores::back_up(world, &mut year);
    if year.epoch > 1 {
        steps::reseal_all(world, &mut year).await;
    }
    checks::all_is_as_it_must_be(world, &mut year, usize::MAX).await;
    image::opens_nothing(world, &year).await;
    restores::every_backup_restores(world, &year).await;
    eprintln!("seed {seed}: {happened:?}, {} keys, {} people", year.epoch, year.people.len());
    assert!(happened.len() > 10, "too little happened: {happened:?}");
}

fn years(engine: Engine) {
    for seed in seeds() {
        let world = World::with(engine, &["night-window"]);
        run(pass(&world, seed));
    }
}

#[test]
fn a_year_of_a_team_is_as_the_model_says_on_sqlite() {
    years(Engine::Sqlite);
}

#[test]
fn a_year_of_a_team_is_as_the_model_says_on_postgres() {
    years(Engine::Postgres);
}
