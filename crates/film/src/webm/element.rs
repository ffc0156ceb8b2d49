//! Elements of EBML (RFC 8794 §4 to §7): an identifier, a length, a content.

use crate::{
    Refused,
    bytes::{Budget, Reader},
};

pub(super) struct Element<'a> {
    pub(super) id: u32,
    pub(super) body: &'a [u8],
}

#[derive(Clone, Copy)]
pub(super) enum Length {
    Known(usize),
    /// It ends where something begins that cannot be within it.
    Unknown,
}

/// A length (§4): as many bytes as there are zeros before the first one, and one.
pub(super) fn length(rest: &mut Reader<'_>) -> Result<Length, Refused> {
    let first = rest.u8()?;
    let more = first.leading_zeros();
    if more > 7 {
        return Err(Refused::Broken);
    }
    let mask = 0x7F_u64 >> more;
    let mut value = u64::from(first) & mask;
    let mut all_ones = value == mask;
    for _ in 0..more {
        let byte = rest.u8()?;
        all_ones &= byte == 0xFF;
        value = value << 8 | u64::from(byte);
    }
    if all_ones {
        return Ok(Length::Unknown);
    }
    usize::try_from(value).map(Length::Known).map_err(|_| Refused::Broken)
}

/// Identifier and length.
pub(super) fn head(rest: &mut Reader<'_>) -> Result<(u32, Length), Refused> {
    let first = rest.u8()?;
    let more = first.leading_zeros();
    if more > 3 {
        return Err(Refused::Broken);
    }
    let mut id = u32::from(first);
    for _ in 0..more {
        id = id << 8 | u32::from(rest.u8()?);
    }
    Ok((id, length(rest)?))
}

/// An element whose length is known.
pub(super) fn element<'a>(rest: &mut Reader<'a>) -> Result<Element<'a>, Refused> {
    match head(rest)? {
        (id, Length::Known(length)) => Ok(Element { id, body: rest.take(length)? }),
        _ => Err(Refused::Broken),
    }
}

/// The elements that bytes consist of, to the last byte.
pub(super) fn elements<'a>(bytes: &'a [u8], budget: &mut Budget) -> Result<Vec<Element<'a>>, Refused> {
    let (mut rest, mut found) = (Reader(bytes), Vec::new());
    while !rest.0.is_empty() {
        budget.spend(1)?;
        found.push(element(&mut rest)?);
    }
    Ok(found)
}

pub(super) fn find<'a>(among: &[Element<'a>], id: u32) -> Option<&'a [u8]> {
    among.iter().find(|element| element.id == id).map(|element| element.body)
}

/// A whole number without sign (§7.2).
pub(super) fn uint(body: &[u8]) -> Result<u64, Refused> {
    if body.len() > 8 {
        return Err(Refused::Broken);
    }
    Ok(body.iter().fold(0, |value, byte| value << 8 | u64::from(*byte)))
}

pub(super) fn number(among: &[Element<'_>], id: u32) -> Result<Option<u64>, Refused> {
    find(among, id).map(uint).transpose()
}

/// A number with a fraction (§7.3).
pub(super) fn float(among: &[Element<'_>], id: u32) -> Result<Option<f64>, Refused> {
    let Some(body) = find(among, id) else { return Ok(None) };
    match *body {
        [] => Ok(Some(0.0)),
        [a, b, c, d] => Ok(Some(f32::from_be_bytes([a, b, c, d]).into())),
        [a, b, c, d, e, f, g, h] => Ok(Some(f64::from_be_bytes([a, b, c, d, e, f, g, h]))),
        _ => Err(Refused::Broken),
    }
}

/// A text without the zeros that may fill it up (§7.4).
pub(super) fn text<'a>(among: &[Element<'a>], id: u32) -> Option<&'a [u8]> {
    let body = find(among, id)?;
    let end = body.iter().position(|byte| *byte == 0).unwrap_or(body.len());
    Some(&body[..end])
}

pub(super) fn write_id(out: &mut Vec<u8>, id: u32) {
    let bytes = id.to_be_bytes();
    let skip = bytes.iter().position(|byte| *byte != 0).unwrap_or(3);
    out.extend_from_slice(&bytes[skip..]);
}

/// A number as lengths and numbers of tracks are written, in as few bytes as hold it. One less than fits: all ones have a meaning.
pub(super) fn write_number(out: &mut Vec<u8>, value: u64) {
    let width = (1..8).find(|width| value < (1 << (7 * width)) - 1).unwrap_or(8);
    let marked = value | 1 << (7 * width);
    out.extend_from_slice(&marked.to_be_bytes()[8 - width as usize..]);
}

pub(super) fn write_length(out: &mut Vec<u8>, length: usize) {
    write_number(out, length as u64);
}

pub(super) fn write(out: &mut Vec<u8>, id: u32, body: &[u8]) {
    write_id(out, id);
    write_length(out, body.len());
    out.extend_from_slice(body);
}

pub(super) fn write_uint(out: &mut Vec<u8>, id: u32, value: u64) {
    let bytes = value.to_be_bytes();
    let skip = bytes.iter().position(|byte| *byte != 0).unwrap_or(7);
    write(out, id, &bytes[skip..]);
}
