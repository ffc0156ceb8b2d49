//! Reading numbers from the front of bytes, the most significant first.

use crate::Refused;

/// What has not been read yet.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a>(pub(crate) &'a [u8]);

impl<'a> Reader<'a> {
    pub(crate) fn take(&mut self, count: usize) -> Result<&'a [u8], Refused> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Refused::Broken)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], Refused> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(Refused::Broken)?;
        self.0 = rest;
        Ok(*taken)
    }

    pub(crate) fn u8(&mut self) -> Result<u8, Refused> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub(crate) fn u16(&mut self) -> Result<u16, Refused> {
        self.array().map(u16::from_be_bytes)
    }

    pub(crate) fn u32(&mut self) -> Result<u32, Refused> {
        self.array().map(u32::from_be_bytes)
    }

    pub(crate) fn u64(&mut self) -> Result<u64, Refused> {
        self.array().map(u64::from_be_bytes)
    }

    /// A number of four bytes that counts something in memory.
    pub(crate) fn count(&mut self) -> Result<usize, Refused> {
        usize::try_from(self.u32()?).map_err(|_| Refused::TooMuch)
    }
}

/// How many parts may still come.
pub(crate) struct Budget(usize);

impl Budget {
    pub(crate) const fn new(parts: usize) -> Self {
        Self(parts)
    }

    pub(crate) fn spend(&mut self, parts: usize) -> Result<(), Refused> {
        self.0 = self.0.checked_sub(parts).ok_or(Refused::TooMuch)?;
        Ok(())
    }
}
