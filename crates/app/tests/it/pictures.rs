//! Image files for stories: honest ones in every format, and those that mean harm.

use std::{fmt::Write as _, io::Write as _, path::Path, process::Command};

use app::chat::image::{MAX_FILE, Refused};
use flate2::{Compression, write::ZlibEncoder};
use image::{
    ExtendedColorType, Frame, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage,
    codecs::{gif::GifEncoder, png::PngEncoder},
};

use kernel::{Entropy, SeededEntropy};

use crate::browser::{Browser, selector};

/// A picture with something in every corner: red, green, blue and white from the upper left, clockwise.
pub fn corners(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| match (x < width / 2, y < height / 2) {
        (true, true) => Rgb([220, 20, 20]),
        (false, true) => Rgb([20, 200, 20]),
        (false, false) => Rgb([20, 20, 220]),
        (true, false) => Rgb([250, 250, 250]),
    })
}

/// As a file of this format.
pub fn file(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("it can be written");
    bytes.into_inner()
}

/// An animation of a red and then a blue frame.
pub fn animation() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for color in [Rgba([250, 0, 0, 255]), Rgba([0, 0, 250, 255])] {
        encoder.encode_frame(Frame::new(RgbaImage::from_pixel(40, 30, color))).expect("a frame");
    }
    drop(encoder);
    bytes
}

/// A PNG file with these pixels, whatever they hold.
pub fn transparent() -> Vec<u8> {
    let clear = RgbaImage::from_pixel(20, 20, Rgba([0, 0, 0, 0]));
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes)
        .write_image(&clear, 20, 20, ExtendedColorType::Rgba8)
        .expect("it can be written");
    bytes
}

fn png_chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [&kind[..], data].concat();
    let mut sum = flate2::Crc::new();
    sum.update(&body);
    let length = u32::try_from(data.len()).expect("it is short");
    [&length.to_be_bytes()[..], &body, &sum.sum().to_be_bytes()].concat()
}

/// A PNG file that claims a size and holds so many zero bytes of packed pixels.
pub fn claims(width: u32, height: u32, zeros: usize) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(&vec![0; zeros]).expect("memory");
    let packed = packed.finish().expect("memory");
    let chunks = [(b"IHDR", &header[..]), (b"IDAT", &packed), (b"IEND", &[])];
    let chunks: Vec<u8> = chunks.iter().flat_map(|(kind, data)| png_chunk(kind, data)).collect();
    [&b"\x89PNG\r\n\x1a\n"[..], &chunks].concat()
}

/// A PNG file with a packed text of so many zero bytes before its pixels.
pub fn text_bomb(zeros: usize) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(b"Comment\0\0".to_vec(), Compression::best());
    packed.write_all(&vec![b'0'; zeros]).expect("memory");
    let packed = packed.finish().expect("memory");
    let honest = file(&corners(8, 8), ImageFormat::Png);
    let after_header = 8 + 25;
    let chunks = [
        png_chunk(b"zTXt", &packed),
        png_chunk(b"iTXt", &[b"XML:com.adobe.xmp\0\x01\0\0\0", &packed[9..]].concat()),
    ];
    [&honest[..after_header], &chunks.concat(), &honest[after_header..]].concat()
}

/// A phone's picture: noise, so that it fills several chunks.
pub fn photo(width: u32, height: u32, seed: u64) -> RgbImage {
    let mut noise = vec![0; (width * height * 3) as usize];
    SeededEntropy::new(seed).fill(&mut noise);
    RgbImage::from_raw(width, height, noise).expect("as many bytes as it has")
}

/// Files that are none, or mean harm, and the sentence that each gets.
pub fn refused() -> Vec<(&'static str, Vec<u8>, Refused)> {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".to_vec();
    let too_big = [file(&corners(8, 8), ImageFormat::Jpeg), vec![0; MAX_FILE]].concat();
    let mut huge_gif = animation();
    huge_gif[6..10].fill(0xFF); // The logical screen.
    let mut huge_jpeg = file(&corners(8, 8), ImageFormat::Jpeg);
    let frame = memchr::memmem::find(&huge_jpeg, &[0xFF, 0xC0]).expect("a frame header");
    huge_jpeg[frame + 5..frame + 9].fill(0xFF); // Height and width.
    let mut list = vec![
        ("nothing", Vec::new(), Refused::NotAnImage),
        ("SVG", svg, Refused::NotAnImage),
        ("HTML", b"<!DOCTYPE html><img src=x onerror=alert(1)>".to_vec(), Refused::NotAnImage),
        ("PDF", b"%PDF-1.7\n1 0 obj".to_vec(), Refused::NotAnImage),
        ("ZIP", b"PK\x03\x04rest".to_vec(), Refused::NotAnImage),
        ("TIFF", b"II*\0\x08\0\0\0".to_vec(), Refused::NotAnImage),
        ("BMP", b"BM\x1a\0\0\0\0\0\0\0".to_vec(), Refused::NotAnImage),
        (
            "HTML that begins as a GIF",
            b"GIF89a=1;</script><script>alert(1)</script>".to_vec(),
            Refused::TooManyPixels,
        ),
        (
            "HTML in a small GIF",
            b"GIF89a\x10\0\x10\0\0\0\0<script>alert(1)</script>".to_vec(),
            Refused::Broken,
        ),
        ("a PNG of 60,000 by 60,000", claims(60_000, 60_000, 10_000), Refused::TooManyPixels),
        ("a PNG of 2 by 2,000,000,000", claims(2, 2_000_000_000, 10_000), Refused::TooManyPixels),
        ("a PNG without any width", claims(0, 10, 100), Refused::Broken),
        ("a PNG that lacks its pixels", claims(3_000, 3_000, 10_000), Refused::Broken),
        ("a GIF of 65,535 by 65,535", huge_gif, Refused::TooManyPixels),
        ("a JPEG of 65,535 by 65,535", huge_jpeg, Refused::TooManyPixels),
        ("a file that is too big", too_big, Refused::TooBig),
    ];
    for (name, format) in [
        ("a cut JPEG", ImageFormat::Jpeg),
        ("a cut PNG", ImageFormat::Png),
        ("a cut WebP", ImageFormat::WebP),
        ("a cut GIF", ImageFormat::Gif),
    ] {
        let whole = file(&photo(200, 150, 6), format);
        for part in [4, 2] {
            list.push((name, whole[..whole.len() * (part - 1) / part].to_vec(), Refused::Broken));
        }
    }
    list
}

/// What phones write into their files, and where it stands. Nothing of it may be found anywhere afterwards.
pub const CANARIES: [&str; 6] = [
    "canary-make-Zyq61",
    "canary-comment-Zyq62",
    "canary-xmp-Zyq63",
    "canary-serial-Zyq64",
    "canary-artist-Zyq65",
    "canary-iptc-Zyq66",
];

/// Writes all that into a file, with a place (Almaty) and a way up, as a camera does.
pub fn tagged(bytes: &[u8], extension: &str, orientation: u8) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(format!("IMG_1.{extension}"));
    std::fs::write(&path, bytes).expect("it can be written");
    let [make, comment, xmp, serial, artist, iptc] = CANARIES;
    let mut command = Command::new("exiftool");
    command.args([
        "-q",
        "-overwrite_original",
        "-n",
        "-m",
        "-GPSLatitude=43.238949",
        "-GPSLongitude=76.889709",
    ]);
    command.args(["-GPSLatitudeRef=N", "-GPSLongitudeRef=E", "-DateTimeOriginal=2026:11:21 02:59:00"]);
    command.arg(format!("-Orientation={orientation}"));
    for (tag, value) in [
        ("Make", make),
        ("Comment", comment),
        ("XMP-dc:Description", xmp),
        ("SerialNumber", serial),
        ("Artist", artist),
        ("IPTC:Caption-Abstract", iptc),
    ] {
        command.arg(format!("-{tag}={value}"));
    }
    let done = command.arg(&path).output().expect("`cargo xtask setup` installs exiftool");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    std::fs::read(&path).expect("it was written")
}

/// What exiftool reads from a file: every tag there is but those of the file system and of the tool itself.
pub fn tags(bytes: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("served");
    std::fs::write(&path, bytes).expect("it can be written");
    let done = exiftool(&path);
    done.lines()
        .filter(|line| !line.starts_with("[System]") && !line.starts_with("[ExifTool]"))
        .map(str::to_owned)
        .collect()
}

fn exiftool(path: &Path) -> String {
    let done = Command::new("exiftool").args(["-a", "-u", "-U", "-G1", "-s"]).arg(path).output();
    String::from_utf8_lossy(&done.expect("`cargo xtask setup` installs exiftool").stdout).into_owned()
}

/// The body of the composer's form as a browser sends it with files, and its type.
pub fn body(browser: &Browser, words: &str, files: &[(&str, &[u8])]) -> (String, Vec<u8>) {
    const EDGE: &str = "----geckoformboundary6f2c";
    let form = browser.all("form[enctype=\"multipart/form-data\"]")[0];
    let mut body = Vec::new();
    let mut field = |name: &str, more: &str, content: &[u8]| {
        let mut head = String::new();
        write!(head, "--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n")
            .expect("memory");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    };
    for input in form.select(&selector("input[type=hidden]")) {
        field(input.attr("name").unwrap_or_default(), "", input.attr("value").unwrap_or_default().as_bytes());
    }
    field("message", "", words.replace('\n', "\r\n").as_bytes());
    for (name, content) in files {
        let more = format!("; filename=\"{name}\"\r\nContent-Type: image/jpeg");
        field("image", &more, content);
    }
    body.extend_from_slice(format!("--{EDGE}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={EDGE}"), body)
}

/// Sends words and files through the composer.
pub async fn send<'a>(browser: &'a mut Browser, words: &str, files: &[(&str, &[u8])]) -> &'a mut Browser {
    let action = browser.all("form[enctype=\"multipart/form-data\"]")[0]
        .attr("action")
        .expect("an address")
        .to_owned();
    let (content_type, body) = body(browser, words, files);
    browser.send_as(&action, &content_type, body).await
}
