//! The schema as the engine itself describes it: what a dump needs to know of tables that it was never told about.

use std::collections::BTreeSet;

use kernel::DbError;

use crate::Kind;

/// One table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Table {
    /// Its name.
    pub(crate) name: String,
    /// Its columns by name, sorted: engines may hold them in different orders.
    pub(crate) columns: Vec<(String, Kind)>,
    /// The columns of its primary key, in their order.
    pub(crate) key: Vec<String>,
    /// The tables whose rows must be there first.
    pub(crate) after: BTreeSet<String>,
}

impl Table {
    /// The columns, quoted, as a list.
    pub(crate) fn list(&self) -> String {
        let names: Vec<String> = self.columns.iter().map(|(name, _)| quoted(name)).collect();
        names.join(", ")
    }

    /// Asks for all rows in the order of the primary key, which is the same on both engines: integers by size, text and
    /// bytes byte by byte.
    pub(crate) fn select(&self) -> String {
        let key: Vec<String> = self.key.iter().map(|name| quoted(name)).collect();
        format!("SELECT {} FROM {} ORDER BY {}", self.list(), quoted(&self.name), key.join(", "))
    }
}

/// Puts tables together from columns (table, name, kind, place in the primary key), sorted by table and name, and from
/// references (table, the one it refers to).
pub(crate) fn collected(
    columns: Vec<(String, String, Kind, Option<usize>)>,
    references: &[(String, String)],
) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut key: Vec<(usize, String)> = Vec::new();
    for (name, column, kind, place) in columns {
        if tables.last().is_none_or(|table| table.name != name) {
            key.clear();
            let after = references.iter().filter(|(from, _)| *from == name).map(|(_, to)| to.clone());
            tables.push(Table { after: after.collect(), name, columns: Vec::new(), key: Vec::new() });
        }
        let table = tables.last_mut().expect("it was pushed a line ago");
        if let Some(place) = place {
            key.push((place, column.clone()));
            key.sort();
            table.key = key.iter().map(|(_, column)| column.clone()).collect();
        }
        table.columns.push((column, kind));
    }
    tables
}

/// A name in SQL. Names come from the catalogue, and none of ours has a quotation mark in it.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Every table but the one of migrations, each after those that it refers to, else by name.
///
/// # Errors
/// [`DbError::Broken`] for a table without a primary key (its rows have no order) and for tables that refer to each
/// other in a circle (none of them can be filled first).
pub(crate) fn in_order(mut tables: Vec<Table>) -> Result<Vec<Table>, DbError> {
    tables.retain(|table| table.name != "schema_migration");
    tables.sort_by(|a, b| a.name.cmp(&b.name));
    if let Some(table) = tables.iter().find(|table| table.key.is_empty()) {
        return Err(DbError::Broken(format!("table {} has no primary key", table.name)));
    }
    let mut ordered: Vec<Table> = Vec::with_capacity(tables.len());
    while !tables.is_empty() {
        let there = |name: &String| ordered.iter().any(|table| table.name == *name);
        let Some(next) = tables.iter().position(|table| table.after.iter().all(there)) else {
            return Err(DbError::Broken(format!("table {} refers to itself in a circle", tables[0].name)));
        };
        ordered.push(tables.remove(next));
    }
    Ok(ordered)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(name: &str, after: &[&str]) -> Table {
        Table {
            name: name.into(),
            columns: vec![("id".into(), Kind::Bytes)],
            key: vec!["id".into()],
            after: after.iter().map(|&name| name.to_owned()).collect(),
        }
    }

    #[test]
    fn what_others_refer_to_comes_first() {
        let tables = vec![table("a", &["c", "b"]), table("b", &["c"]), table("c", &[]), table("d", &[])];
        let ordered = in_order(tables).expect("there is an order");
        let names: Vec<_> = ordered.iter().map(|table| table.name.as_str()).collect();
        assert_eq!(names, ["c", "b", "a", "d"]);
    }

    #[test]
    fn a_circle_and_a_table_without_a_key_are_refused() {
        assert!(in_order(vec![table("a", &["b"]), table("b", &["a"])]).is_err());
        assert!(in_order(vec![table("a", &["a"])]).is_err());
        assert!(in_order(vec![Table { key: Vec::new(), ..table("a", &[]) }]).is_err());
    }
}
