//! For `cargo xtask bench retention`: `due ADDRESS` has the sweep of what was kept long enough begin at once, unless it is going on,
//! and prints how many of the conversations that `fill` made are still there.

#![allow(clippy::print_stdout)] // Its result.

use std::error::Error;

db::statements! {
    DUE = "UPDATE job SET due = 0 WHERE kind = 'delete what was kept long enough' AND state = 'waiting'";
    LEFT = "SELECT COUNT(*) FROM conversation WHERE code = 'filled-in-01'";
}

fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1).ok_or("the address of the store is missing")?;
    let store = db::Store::open(&address)?;
    let left = store.read_blocking(|tx| tx.one(&LEFT, &[])?.int(0))?;
    if left > 0 {
        store.write_blocking(|tx| tx.execute(&DUE, &[]).map(drop))?;
    }
    println!("{left}");
    store.close();
    Ok::<_, Box<dyn Error>>(())
}
