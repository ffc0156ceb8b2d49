//! Whole tables, out and in.

use std::io::Write;

use ::postgres::{Client, fallible_iterator::FallibleIterator};

use super::{broken, explain};
use crate::{
    DumpError, Kind,
    catalogue::{Table, collected, quoted},
    cell::{Cell, RowReader, RowWriter},
    tx::Failure,
};

/// Every table of the schema as it is.
pub(super) fn all(client: &mut Client) -> Result<Vec<Table>, Failure> {
    let rows = client
        .query(
            "SELECT c.relname::text, a.attname::text, t.typname::text,
                 (SELECT array_position(i.indkey::int2[], a.attnum)::bigint FROM pg_index i
                  WHERE i.indrelid = c.oid AND i.indisprimary)
             FROM pg_class c
             JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             JOIN pg_type t ON t.oid = a.atttypid
             WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
             ORDER BY c.relname COLLATE \"C\", a.attname COLLATE \"C\"",
            &[],
        )
        .map_err(|error| explain("tables", &error))?;
    let mut columns = Vec::with_capacity(rows.len());
    for row in &rows {
        let (table, column, declared): (String, String, &str) = (row.get(0), row.get(1), row.get(2));
        let kind = match declared {
            "int8" => Kind::Int,
            "text" => Kind::Text,
            "bytea" => Kind::Bytes,
            _ => {
                return Err(broken("tables", &format!("{table}.{column} is of type {declared}")).into());
            }
        };
        let key = row.get::<_, Option<i64>>(3).and_then(|place| usize::try_from(place).ok());
        columns.push((table, column, kind, key));
    }
    // What is looked at only at the end of a transaction needs no order.
    let references = client
        .query(
            "SELECT a.relname::text, b.relname::text FROM pg_constraint k
             JOIN pg_class a ON a.oid = k.conrelid JOIN pg_class b ON b.oid = k.confrelid
             WHERE k.contype = 'f' AND NOT k.condeferrable
                 AND k.connamespace = current_schema()::regnamespace",
            &[],
        )
        .map_err(|error| explain("tables", &error))?;
    let references: Vec<(String, String)> = references.iter().map(|row| (row.get(0), row.get(1))).collect();
    Ok(collected(columns, &references))
}

/// Whether a table has no row.
pub(super) fn is_empty(client: &mut Client, table: &Table) -> Result<bool, Failure> {
    let sql = format!("SELECT EXISTS (SELECT 1 FROM {})", quoted(&table.name));
    let row = client.query_one(&sql, &[]).map_err(|error| explain("is empty", &error))?;
    Ok(!row.get::<_, bool>(0))
}

/// Writes out all rows of a table as they come; the client holds some of them and no more.
pub(super) fn rows(client: &mut Client, table: &Table, out: &mut RowWriter<'_>) -> Result<(), DumpError> {
    let explain = |error: ::postgres::Error| DumpError::from(explain("dump", &error));
    let none: [i64; 0] = [];
    let mut rows = client.query_raw(&table.select(), none).map_err(explain)?;
    while let Some(row) = rows.next().map_err(explain)? {
        out.begin();
        for (index, (_, kind)) in table.columns.iter().enumerate() {
            let cell = match kind {
                Kind::Int => row.try_get::<_, Option<i64>>(index).map_err(explain)?.map(Cell::Int),
                Kind::Text => row.try_get::<_, Option<&str>>(index).map_err(explain)?.map(Cell::Text),
                Kind::Bytes => row.try_get::<_, Option<&[u8]>>(index).map_err(explain)?.map(Cell::Bytes),
            };
            out.cell(cell.unwrap_or(Cell::Null))?;
        }
        out.end()?;
    }
    Ok(())
}

/// Puts rows into a table with COPY in its binary form (PostgreSQL's manual, "COPY", "File Formats"): a statement for each row would cost a
/// way to the server and back each.
pub(super) fn fill(client: &mut Client, table: &Table, rows: &mut RowReader<'_>) -> Result<(), DumpError> {
    const BUFFER: usize = 65_536;
    let explain = |error: ::postgres::Error| DumpError::from(explain("load", &error));
    let sql = format!("COPY {} ({}) FROM STDIN (FORMAT binary)", quoted(&table.name), table.list());
    let mut writer = client.copy_in(&sql).map_err(explain)?;
    let width = i16::try_from(table.columns.len()).map_err(std::io::Error::other)?;
    let mut buffer = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0".to_vec();
    while let Some(cells) = rows.next()? {
        buffer.extend_from_slice(&width.to_be_bytes());
        for cell in cells {
            let value = match cell {
                Cell::Null => {
                    buffer.extend_from_slice(&(-1_i32).to_be_bytes());
                    continue;
                }
                Cell::Int(int) => &int.to_be_bytes()[..],
                Cell::Text(text) => text.as_bytes(),
                Cell::Bytes(bytes) => bytes,
            };
            let length = i32::try_from(value.len()).map_err(std::io::Error::other)?;
            buffer.extend_from_slice(&length.to_be_bytes());
            buffer.extend_from_slice(value);
        }
        if buffer.len() >= BUFFER {
            writer.write_all(&buffer)?;
            buffer.clear();
        }
    }
    buffer.extend_from_slice(&(-1_i16).to_be_bytes());
    writer.write_all(&buffer)?;
    writer.finish().map_err(explain)?;
    Ok(())
}
