//! Makes the program's own film again: draws every picture, takes it with the browser, has ffmpeg code them, and writes the result anew
//! with `crates/film`, as every film that is served. The program itself needs neither.

mod scenes;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::json;

use crate::{
    Outcome, files, process,
    screenshots::from_base64,
    webdriver::{self, Browser},
};

/// Pictures a second. Few, so that the film loads on a slow line; the drawings move slowly.
const RATE: u32 = 12;
/// In pixels.
const SIZE: (u32, u32) = (640, 360);
/// Which second stands for the film while it does not run.
const POSTER: f64 = 15.5;

/// Where to.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The folder for the film and its poster.
    #[arg(long, default_value = "content/film/writing")]
    out: PathBuf,
    /// Only the pictures of these seconds, as PNG files, to look at.
    #[arg(long, value_name = "SECONDS")]
    at: Vec<f64>,
}

/// Makes the film and its poster, or some pictures of it.
pub(crate) fn run(options: &Options) -> Outcome {
    let out = files::root().join(&options.out);
    let place = std::env::temp_dir().join(format!("nightbus-film-{}", std::process::id()));
    fs::create_dir_all(&place).and_then(|()| fs::create_dir_all(&out)).map_err(|error| error.to_string())?;
    let made = make(options, &out, &place);
    let _ = fs::remove_dir_all(&place);
    made
}

fn make(options: &Options, out: &Path, place: &Path) -> Outcome {
    let mut canvas = Canvas::open(place)?;
    if !options.at.is_empty() {
        return options.at.iter().try_for_each(|at| {
            let path = out.join(format!("{at:05.1}.png"));
            write(&path, &canvas.draw(*at)?)?;
            println!("{}", path.display());
            Ok(())
        });
    }
    let pictures = (scenes::SECONDS * f64::from(RATE)) as u32;
    for number in 0..pictures {
        write(&place.join(format!("{number:04}.png")), &canvas.draw(f64::from(number) / f64::from(RATE))?)?;
    }
    write(&place.join("poster.png"), &canvas.draw(POSTER)?)?;
    let rate = RATE.to_string();
    let code = |name: &str, how: &str| {
        let mut ffmpeg = Command::new("ffmpeg");
        ffmpeg.args(["-v", "error", "-y", "-framerate", &rate]).arg("-i").arg(place.join("%04d.png"));
        ffmpeg.args(how.split(' ')).arg(place.join(name));
        process::run(&mut ffmpeg)?;
        let coded = fs::read(place.join(name)).map_err(|error| error.to_string())?;
        let film = film::rewrite(&coded).map_err(|refused| format!("{name}: {refused:?}"))?;
        println!("{name}: {} bytes, {:?}", film.bytes.len(), film.shape);
        write(&out.join(name), &film.bytes)
    };
    code(
        "film.webm",
        "-c:v libvpx-vp9 -pix_fmt yuv420p -crf 44 -b:v 0 -g 120 -row-mt 1 -deadline good -cpu-used 1",
    )?;
    code(
        "film.mp4",
        "-c:v libx264 -profile:v main -pix_fmt yuv420p -preset veryslow -tune animation -crf 30 -g 120",
    )?;
    let mut poster = Command::new("ffmpeg");
    poster.args(["-v", "error", "-y", "-i"]).arg(place.join("poster.png"));
    poster.args(["-q:v", "8", "-fflags", "+bitexact", "-flags:v", "+bitexact"]).arg(out.join("poster.jpg"));
    process::run(&mut poster)
}

fn write(path: &Path, bytes: &[u8]) -> Outcome {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}

/// A browser window that shows one drawing after the other.
struct Canvas {
    browser: Browser,
    _driver: process::Running,
}

impl Canvas {
    fn open(place: &Path) -> Outcome<Self> {
        let profile = place.join("profile");
        let (driver, port) = webdriver::start_driver(Some(profile.clone()))?;
        let mut browser = Browser::open(port, &profile)?;
        let (width, height) = SIZE;
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        browser.devtools("Emulation.setDeviceMetricsOverride", &size)?;
        browser.go("data:text/html,<body style=margin:0>")?;
        Ok(Self { browser, _driver: driver })
    }

    fn draw(&mut self, second: f64) -> Outcome<Vec<u8>> {
        let drawing = scenes::draw(second, SIZE);
        let shown = format!("document.body.innerHTML = {}", json!(drawing));
        self.browser.devtools("Runtime.evaluate", &json!({ "expression": shown }))?;
        let answer = self.browser.devtools("Page.captureScreenshot", &json!({ "format": "png" }))?;
        answer["data"].as_str().and_then(from_base64).ok_or_else(|| "the browser gave no picture".into())
    }
}
