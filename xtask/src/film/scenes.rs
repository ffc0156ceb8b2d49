//! The drawings of "Writing to us": eight scenes without words, as SVG of a moment. What they mean is said by the captions.

use std::fmt::Write as _;

/// How long the film lasts.
pub(super) const SECONDS: f64 = 50.0;

/// The end of each scene in seconds, and what draws it from how much of it has passed and its seconds.
type Scene = (f64, fn(f64) -> String);
const SCENES: [Scene; 8] = [
    (6.0, night),
    (12.0, nameless),
    (19.0, writing),
    (25.0, waiting),
    (32.0, ticket),
    (38.0, leaving),
    (44.0, danger),
    (SECONDS, bus),
];

const NIGHT: &str = "#12123a";
const STREET: &str = "#1f1f57";
const BUS: &str = "#2b2b70";
const LIT: &str = "#ffc861";
const PALE: &str = "#f4f2ff";
const GREY: &str = "#8483ae";
const RED: &str = "#e0556b";
const GREEN: &str = "#6fce9a";

/// The picture of a moment.
pub(super) fn draw(second: f64, (width, height): (u32, u32)) -> String {
    let mut begin = 0.0;
    let mut inner = String::new();
    for (end, scene) in SCENES {
        if second < end || end >= SECONDS {
            inner = scene(second - begin);
            // Out of the dark and back into it.
            let dark = 1.0 - ramp(second - begin, 0.0, 0.5) * (1.0 - ramp(second, end - 0.4, 0.4));
            inner += &format!(r#"<rect width="640" height="360" fill="{NIGHT}" opacity="{dark:.3}"/>"#);
            break;
        }
        begin = end;
    }
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" width="{width}" height="{height}" style="display:block"><rect width="640" height="360" fill="{NIGHT}"/>{inner}</svg>"#
    )
}

/// From 0 to 1, beginning at `from` and lasting `span`, slow at both ends.
fn ramp(at: f64, from: f64, span: f64) -> f64 {
    let x = ((at - from) / span).clamp(0.0, 1.0);
    x * x * (3.0 - 2.0 * x)
}

fn rect(x: f64, y: f64, w: f64, h: f64, r: f64, fill: &str) -> String {
    format!(r#"<rect x="{x:.2}" y="{y:.2}" width="{w:.2}" height="{h:.2}" rx="{r}" fill="{fill}"/>"#)
}

fn circle(x: f64, y: f64, r: f64, fill: &str) -> String {
    format!(r#"<circle cx="{x:.2}" cy="{y:.2}" r="{r:.2}" fill="{fill}"/>"#)
}

fn path(d: &str, fill: &str, stroke: &str, width: f64) -> String {
    format!(
        r#"<path d="{d}" fill="{fill}" stroke="{stroke}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"/>"#
    )
}

fn group(opacity: f64, x: f64, y: f64, scale: f64, inner: &str) -> String {
    format!(r#"<g opacity="{opacity:.3}" transform="translate({x:.2} {y:.2}) scale({scale:.3})">{inner}</g>"#)
}

fn moon(x: f64, y: f64) -> String {
    path(&format!("M{x} {y}a26 26 0 1 0 22 38a21 21 0 0 1-22-38z"), PALE, "none", 0.0)
}

fn stars(second: f64) -> String {
    let mut all = String::new();
    for (number, (x, y)) in
        [(60, 44), (140, 84), (236, 36), (330, 70), (430, 30), (600, 96), (20, 120), (380, 120)]
            .into_iter()
            .enumerate()
    {
        let shine = 0.55 + 0.35 * (second * 1.6 + number as f64 * 1.7).sin();
        let star = circle(f64::from(x), f64::from(y), 1.8, PALE);
        let _ = write!(all, r#"<g opacity="{shine:.3}">{star}</g>"#);
    }
    all
}

/// A street of houses with dark windows, and one that is lit by so much.
fn street(lit: f64) -> String {
    let mut all = rect(0.0, 318.0, 640.0, 42.0, 0.0, "#0a0a20");
    for (x, width, top, rows) in [
        (20.0, 120.0, 170.0, 3),
        (160.0, 150.0, 130.0, 4),
        (330.0, 130.0, 160.0, 3),
        (480.0, 140.0, 120.0, 4),
    ] {
        all += &rect(x, top, width, 318.0 - top, 6.0, STREET);
        for row in 0..rows {
            for column in 0..3 {
                let (wx, wy) =
                    (x + width / 6.0 + f64::from(column) * width / 3.6, top + 22.0 + f64::from(row) * 42.0);
                all += &rect(wx, wy, 20.0, 26.0, 3.0, "#15154a");
                if (x, row, column) == (160.0, 1, 1) {
                    let glow = circle(wx + 10.0, wy + 13.0, 38.0, LIT);
                    all += &group(0.16 * lit, 0.0, 0.0, 1.0, &glow);
                    let someone = circle(wx + 10.0, wy + 14.0, 5.0, BUS)
                        + &path(&format!("M{} {}a8 8 0 0 1 16 0z", wx + 2.0, wy + 26.0), BUS, "none", 0.0);
                    all += &group(lit, 0.0, 0.0, 1.0, &(rect(wx, wy, 20.0, 26.0, 3.0, LIT) + &someone));
                }
            }
        }
    }
    all
}

fn night(second: f64) -> String {
    let drift = -6.0 * second / 6.0;
    stars(second) + &group(1.0, drift, 0.0, 1.0, &moon(545.0, 40.0)) + &street(ramp(second, 1.6, 1.2))
}

/// A telephone around the middle of the picture, and what is on it, from its upper left corner, 176 by 280.
fn phone(x: f64, y: f64, inner: &str) -> String {
    let case = rect(-8.0, -8.0, 192.0, 316.0, 26.0, "#05051a") + &rect(0.0, 0.0, 176.0, 300.0, 18.0, PALE);
    group(1.0, x, y, 1.0, &(case + inner))
}

fn line(x: f64, y: f64, w: f64, fill: &str) -> String {
    rect(x, y, w, 9.0, 4.5, fill)
}

/// Somebody's head and shoulders, a key, a handset: what nobody is asked for. Drawn around their middle.
fn asked(which: usize) -> String {
    match which {
        0 => circle(0.0, -10.0, 13.0, BUS) + &path("M-24 26a24 22 0 0 1 48 0z", BUS, "none", 0.0),
        1 => {
            path("M-8 0H26M18 0v10M26 0v12", "none", BUS, 7.0)
                + &circle(-16.0, 0.0, 13.0, BUS)
                + &circle(-16.0, 0.0, 5.0, PALE)
        }
        _ => handset(BUS),
    }
}

fn handset(fill: &str) -> String {
    path(
        "M-20-22c4-5 9-4 12 1l4 8c2 4-2 7-4 9c3 8 8 13 16 16c2-2 5-6 9-4l8 4c5 3 6 8 1 12c-5 5-12 6-19 3c-16-7-26-17-31-32c-2-6-1-12 4-17z",
        fill,
        "none",
        0.0,
    )
}

fn nameless(second: f64) -> String {
    let rise = 90.0 * (1.0 - ramp(second, 0.0, 0.9));
    let mut all = stars(second + 6.0) + &phone(232.0, 40.0 + rise, "");
    for which in 0..3 {
        let y = 90.0 + 85.0 * which as f64 + rise;
        let begin = 1.2 + 1.1 * which as f64;
        all += &group(ramp(second, 0.3, 0.6), 320.0, y, 1.0, &asked(which));
        let reach = ramp(second, begin, 0.5);
        let end = (-32.0 + 64.0 * reach, 30.0 - 60.0 * reach);
        if reach > 0.0 {
            let stroke = path(&format!("M-32 30L{:.1} {:.1}", end.0, end.1), "none", RED, 8.0);
            all += &group(1.0, 320.0, y, 1.0, &stroke);
        }
    }
    all
}

/// What somebody wrote, so many lines of it.
fn bubble(lines: f64, fill: &str, ink: &str) -> String {
    let mut all = path(
        "M12 0H128a12 12 0 0 1 12 12V70a12 12 0 0 1-12 12H40l-18 16v-16h-10a12 12 0 0 1-12-12V12a12 12 0 0 1 12-12z",
        fill,
        "none",
        0.0,
    );
    for (number, whole) in [108.0, 96.0, 62.0].into_iter().enumerate() {
        let part = (lines - number as f64).clamp(0.0, 1.0);
        if part > 0.02 {
            all += &line(16.0, 16.0 + 20.0 * number as f64, whole * part, ink);
        }
    }
    all
}

fn lock(closed: f64) -> String {
    let lift = -9.0 * (1.0 - closed);
    let bow = path(&format!("M-12 {}v-10a12 12 0 0 1 24 0v10", lift), "none", PALE, 6.0);
    bow + &rect(-20.0, -2.0, 40.0, 32.0, 7.0, LIT) + &circle(0.0, 12.0, 5.0, NIGHT)
}

fn writing(second: f64) -> String {
    let sent = ramp(second, 3.0, 1.6);
    let typed = bubble(second * 1.2, BUS, PALE);
    let mut all =
        stars(second + 12.0) + &phone(232.0 - 150.0 * sent, 30.0, &line(24.0, 266.0, 128.0, "#cfccea"));
    let x = 250.0 - 150.0 * sent + 250.0 * ramp(second, 3.4, 1.6);
    let y = 130.0 - 20.0 * (ramp(second, 3.4, 1.6) * std::f64::consts::PI).sin();
    all += &group(1.0, x, y, 1.0, &typed);
    all += &group(ramp(second, 4.8, 0.4), x + 128.0, y + 66.0, 1.0, &lock(ramp(second, 5.2, 0.5)));
    all
}

fn waiting(second: f64) -> String {
    let turn = second * 70.0;
    let face = circle(0.0, 0.0, 58.0, PALE) + &circle(0.0, 0.0, 51.0, STREET);
    let hand = |degrees: f64, length: f64, width: f64| {
        format!(
            r#"<g transform="rotate({degrees:.1})">{}</g>"#,
            path(&format!("M0 0V-{length}"), "none", PALE, width)
        )
    };
    let clock =
        face + &hand(turn, 40.0, 5.0) + &hand(turn / 12.0 + 80.0, 26.0, 7.0) + &circle(0.0, 0.0, 5.0, LIT);
    let mut all = stars(second + 18.0) + &group(1.0, 180.0, 180.0, 1.0, &clock);
    let come = ramp(second, 2.6, 1.2);
    all += &phone(352.0, 30.0, &group(1.0, 18.0, 28.0, 0.8, &bubble(3.0, BUS, PALE)));
    let answer = bubble((second - 3.4) * 2.0, LIT, NIGHT);
    all += &group(come, 394.0 - 120.0 * (1.0 - come), 160.0, 0.85, &answer);
    all
}

fn ticket(second: f64) -> String {
    let out = ramp(second, 0.6, 1.4);
    let mut paper = rect(0.0, 0.0, 250.0, 92.0, 10.0, LIT) + &path("M62 6V86", "none", NIGHT, 3.0);
    paper += &circle(62.0, 0.0, 9.0, NIGHT);
    paper += &circle(62.0, 92.0, 9.0, NIGHT);
    paper +=
        &group(1.0, 31.0, 46.0, 0.8, &path("M18 12a20 20 0 1 0-34-6M-20-12l4 19l18-4", "none", NIGHT, 6.0));
    for number in 0..20 {
        if second > 2.0 + f64::from(number) * 0.1 {
            let (column, row) = (f64::from(number % 10), f64::from(number / 10));
            paper += &rect(
                82.0 + column * 15.0 + (column / 5.0).floor() * 8.0,
                24.0 + row * 28.0,
                9.0,
                16.0,
                3.0,
                NIGHT,
            );
        }
    }
    let slip = group(out, 300.0 - 110.0 * (1.0 - out), 130.0, 1.0, &paper);
    // The same conversation on another day: the talk is there again.
    let again = ramp(second, 5.0, 0.8);
    let talk = group(again, 18.0, 40.0, 0.8, &bubble(3.0, BUS, PALE))
        + &group(again, 44.0, 150.0, 0.8, &bubble(3.0, LIT, NIGHT));
    stars(second + 25.0) + &phone(90.0, 30.0, &talk) + &slip
}

fn leaving(second: f64) -> String {
    let pressed = second > 2.6;
    let talk = line(24.0, 24.0, 70.0, "#cfccea")
        + &rect(104.0, 14.0, 58.0, 28.0, 14.0, if second > 2.2 { "#a83b50" } else { RED })
        + &path("M122 28h20M135 21l8 7l-8 7", "none", PALE, 4.0)
        + &group(1.0, 18.0, 60.0, 0.8, &bubble(3.0, BUS, PALE))
        + &group(1.0, 44.0, 170.0, 0.8, &bubble(3.0, LIT, NIGHT));
    // An everyday page: the weather.
    let sun = circle(70.0, 90.0, 26.0, LIT);
    let cloud = path("M62 132a22 22 0 0 1 6-43a30 30 0 0 1 56 8a18 18 0 0 1 0 35z", "#c5d6ee", "none", 0.0);
    let mut weather = sun + &cloud;
    for number in 0..5 {
        weather +=
            &line(28.0, 176.0 + 22.0 * f64::from(number), 120.0 - 14.0 * f64::from(number % 3), "#cfccea");
    }
    let shown = if pressed { weather } else { talk };
    let reach = ramp(second, 1.0, 1.2) - ramp(second, 3.0, 0.8);
    let finger = path("M4 8L34 74", "none", NIGHT, 32.0) + &path("M4 8L34 74", "none", "#c98f62", 26.0);
    let door = if second > 4.0 { ramp(second, 4.0, 0.5) } else { 0.0 };
    let step = path("M0 0H34M22-12L36 0L22 12", "none", GREEN, 6.0);
    stars(second + 32.0)
        + &phone(232.0, 30.0, &shown)
        + &group(0.92, 440.0 - 76.0 * reach, 170.0 - 108.0 * reach, 1.0, &finger)
        + &group(door, 470.0, 180.0, 1.4, &step)
}

fn danger(second: f64) -> String {
    let beat = (second * 3.2).sin().max(0.0);
    let mut all = String::new();
    for ring in 0..3 {
        let grow = (second * 0.8 + f64::from(ring) / 3.0).fract();
        let wave =
            format!(r#"<circle r="{:.1}" fill="none" stroke="{RED}" stroke-width="6"/>"#, 60.0 + 90.0 * grow);
        all += &group(1.0 - grow, 320.0, 180.0, 1.0, &wave);
    }
    all += &circle(320.0, 180.0, 62.0 + 3.0 * beat, RED);
    all += &group(1.0, 320.0, 180.0, 1.35, &handset(PALE));
    all
}

fn bus(second: f64) -> String {
    let x = -240.0 + 430.0 * ramp(second, 0.0, 4.5);
    let mut body = rect(0.0, 0.0, 220.0, 96.0, 18.0, PALE) + &rect(0.0, 62.0, 220.0, 34.0, 10.0, BUS);
    for (number, fill) in [LIT, "#d6d3f2", LIT, "#d6d3f2"].into_iter().enumerate() {
        body += &rect(14.0 + 50.0 * number as f64, 14.0, 40.0, 38.0, 8.0, fill);
    }
    for wheel in [48.0, 172.0] {
        body += &(circle(wheel, 98.0, 17.0, "#05051a") + &circle(wheel, 98.0, 7.0, GREY));
    }
    let bob = (second * 9.0).sin() * 0.8 * (1.0 - ramp(second, 3.8, 0.7));
    stars(second + 44.0) + &moon(545.0, 40.0) + &street(1.0) + &group(1.0, x, 228.0 + bob, 1.0, &body)
}
