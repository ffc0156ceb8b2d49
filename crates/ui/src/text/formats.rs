//! Numbers and dates by the rules of CLDR, made on first use: most pages need one language.

use std::sync::OnceLock;

use icu_calendar::{Date, Gregorian};
use icu_datetime::{
    FixedCalendarDateTimeFormatter,
    fieldsets::{E, MD, YM, YMD},
};
use icu_decimal::{DecimalFormatter, input::Decimal};
use icu_locale_core::{Locale, locale};
use jiff::{civil, civil::Weekday, tz::TimeZone};
use kernel::{Lang, Moment};

type Dates<Fields> = FixedCalendarDateTimeFormatter<Gregorian, Fields>;

/// How one language writes numbers and dates.
pub(super) struct Formats {
    number: DecimalFormatter,
    day: Dates<MD>,
    date: Dates<YMD>,
    month: Dates<YM>,
    weekday: Dates<E>,
}

/// The formats of a language.
pub(super) fn of(lang: Lang) -> &'static Formats {
    static HELD: [OnceLock<Formats>; Lang::ALL.len()] = [const { OnceLock::new() }; Lang::ALL.len()];
    let index = Lang::ALL.iter().position(|held| *held == lang).unwrap_or(0);
    HELD[index].get_or_init(|| Formats::new(lang).expect("the data of all six languages is compiled in"))
}

/// What a wall clock in `zone` shows at `moment`; the epoch for a moment beyond the calendar.
pub(super) fn civil(moment: Moment, zone: &TimeZone) -> civil::DateTime {
    let timestamp = jiff::Timestamp::from_millisecond(moment.millis()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    zone.to_datetime(timestamp)
}

/// Arabic is written with Latin digits, as the telephone numbers beside it are; English is the British kind, whose
/// dates begin with the day as they do in the other five.
fn locale(lang: Lang) -> Locale {
    match lang {
        Lang::En | Lang::Long | Lang::Mirror => locale!("en-GB"),
        Lang::Fr => locale!("fr"),
        Lang::Ru => locale!("ru"),
        Lang::Uk => locale!("uk"),
        Lang::Kk => locale!("kk"),
        Lang::Ar => locale!("ar-u-nu-latn"),
    }
}

impl Formats {
    fn new(lang: Lang) -> Result<Self, Box<dyn std::error::Error>> {
        let locale = locale(lang);
        Ok(Self {
            number: DecimalFormatter::try_new((&locale).into(), Default::default())?,
            day: Dates::try_new((&locale).into(), MD::long())?,
            date: Dates::try_new((&locale).into(), YMD::long())?,
            month: Dates::try_new((&locale).into(), YM::long())?,
            weekday: Dates::try_new((&locale).into(), E::long())?,
        })
    }

    pub(super) fn number(&self, number: i64) -> String {
        // All six write these alike, and almost every number on a page is one of these.
        if (0..1_000).contains(&number) {
            return number.to_string();
        }
        self.number.format(&Decimal::from(number)).to_string()
    }

    pub(super) fn day(&self, date: civil::Date) -> String {
        self.day.format(&gregorian(date)).to_string()
    }

    pub(super) fn date(&self, date: civil::Date) -> String {
        self.date.format(&gregorian(date)).to_string()
    }

    pub(super) fn month(&self, date: civil::Date) -> String {
        self.month.format(&gregorian(date)).to_string()
    }

    pub(super) fn weekday(&self, weekday: Weekday) -> String {
        // 1 January 2024 was a Monday.
        let date = civil::date(2024, 1, weekday.to_monday_one_offset());
        self.weekday.format(&gregorian(date)).to_string()
    }
}

fn gregorian(date: civil::Date) -> Date<Gregorian> {
    let month = date.month().unsigned_abs();
    let day = date.day().unsigned_abs();
    Date::try_new_gregorian(date.year().into(), month, day).expect("a date of the same calendar")
}
