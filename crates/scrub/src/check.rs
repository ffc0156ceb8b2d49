//! Check digits of the numbers that states give people. A number that passes is hardly chance.

fn values(digits: &str) -> Vec<u32> {
    digits.bytes().filter(u8::is_ascii_digit).map(|b| u32::from(b - b'0')).collect()
}

fn weighted(digits: &[u32], weights: impl IntoIterator<Item = u32>) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// `yymmdd` with a month and a day that exist.
fn is_short_date(digits: &[u32]) -> bool {
    let (month, day) = (digits[2] * 10 + digits[3], digits[4] * 10 + digits[5]);
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// The individual number of Kazakhstan (IIN): twelve digits, a date of birth, the century and sex, and a check digit
/// modulo 11 with a second row of weights (Government resolution 853 of 2003).
pub(crate) fn iin(digits: &str) -> bool {
    let d = values(digits);
    if d.len() != 12 || !is_short_date(&d) || !(1..=6).contains(&d[6]) {
        return false;
    }
    let mut check = weighted(&d[..11], 1..=11) % 11;
    if check == 10 {
        check = weighted(&d[..11], [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11;
    }
    check == d[11]
}

/// The taxpayer number of a person in Russia (INN): twelve digits, two of them check digits modulo 11.
pub(crate) fn inn(digits: &str) -> bool {
    const WEIGHTS: [u32; 11] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
    let d = values(digits);
    d.len() == 12
        && d.iter().any(|digit| *digit != 0)
        && weighted(&d[..10], WEIGHTS.into_iter().skip(1)) % 11 % 10 == d[10]
        && weighted(&d[..11], WEIGHTS) % 11 % 10 == d[11]
}

/// The insurance number of Russia (SNILS): nine digits and two that check them modulo 101.
pub(crate) fn snils(digits: &str) -> bool {
    let d = values(digits);
    d.len() == 11
        && d.iter().any(|digit| *digit != 0)
        && weighted(&d[..9], (1..=9).rev()) % 101 % 100 == d[9] * 10 + d[10]
}

/// The registration number of France (NIR): thirteen digits and a key of two, 97 less the remainder modulo 97. The
/// letters of Corsica are not read here.
pub(crate) fn nir(digits: &str) -> bool {
    let Some((number, key)) = digits.split_at_checked(13) else { return false };
    let (Ok(number), Ok(key)) = (number.parse::<u64>(), key.parse::<u64>()) else { return false };
    digits.len() == 15 && digits.starts_with(['1', '2']) && 97 - number % 97 == key
}

/// The national number of Egypt: the century, a date of birth, a governorate, fourteen digits in all.
pub(crate) fn egypt(digits: &str) -> bool {
    let d = values(digits);
    d.len() == 14 && (2..=3).contains(&d[0]) && is_short_date(&d[1..7]) && d[7] <= 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_one_wrong_digit_does_not_pass() {
        let numbers: [(fn(&str) -> bool, &str); 4] =
            [(iin, "850930400554"), (inn, "540199881118"), (snils, "08765430200"), (nir, "202061305512305")];
        for (check, number) in numbers {
            assert!(check(number), "{number}");
            // The eleventh digit of the IIN has the weight eleven and is not checked at all.
            for at in (0..number.len()).filter(|at| number.len() != 12 || *at != 10) {
                let mut wrong = number.to_owned();
                let other = if &number[at..=at] == "9" { "8" } else { "9" };
                wrong.replace_range(at..=at, other);
                assert!(!check(&wrong), "{wrong}");
            }
            assert!(!check("") && !check("12") && !check(&format!("{number}0")));
        }
    }

    #[test]
    fn the_egyptian_number_has_a_date_in_it() {
        assert!(egypt("29001011234567"));
        assert!(!egypt("29013011234567") && !egypt("19001011234567"));
    }
}
