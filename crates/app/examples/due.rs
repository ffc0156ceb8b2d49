//! Makes the sweep of what was kept long enough due at once, for `cargo xtask bench retention`: `due ADDRESS`.

use std::error::Error;

db::statements! {
    DUE = "UPDATE job SET due = 0 WHERE kind = 'delete what was kept long enough'";
}

fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1).ok_or("the address of the store is missing")?;
    let store = db::Store::open(&address)?;
    store.write_blocking(|tx| tx.execute(&DUE, &[]))?;
    store.close();
    Ok(())
}
