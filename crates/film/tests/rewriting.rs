//! Real files, made by ffmpeg and filled with tags by exiftool, and what other programs find in them afterwards.

use std::{
    collections::BTreeSet,
    path::Path,
    process::{Command, Output},
    sync::LazyLock,
};

use film::{Film, Kind, Refused, rewrite};
use kernel::{Entropy, SeededEntropy};

/// Stands in everything that a file can be told about itself.
const CANARY: &str = "canary-Wqx71";

fn run(program: &str, arguments: &[&str], last: &Path) -> Output {
    let done = Command::new(program).args(arguments).arg(last).output();
    done.expect("`cargo xtask setup` installs ffmpeg and exiftool")
}

/// A second of a moving picture and perhaps of sound, with words wherever ffmpeg has a place for them.
fn made(extension: &str, codecs: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(format!("{CANARY}.{extension}"));
    let chapters = folder.path().join("chapters.txt");
    let words = folder.path().join("words.srt");
    let chapter = format!(";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=500\ntitle={CANARY}\n");
    std::fs::write(&chapters, chapter).expect("it can be written");
    std::fs::write(&words, format!("1\n00:00:00,000 --> 00:00:00,900\n{CANARY}\n"))
        .expect("it can be written");
    let (chapters, words) = (chapters.to_string_lossy(), words.to_string_lossy());
    let mut all = vec!["-v", "error", "-f", "lavfi", "-i", "testsrc2=size=96x64:rate=10:duration=1"];
    all.extend(["-f", "lavfi", "-i", "sine=frequency=300:duration=1", "-i", &chapters, "-i", &words]);
    all.extend(["-map", "0:v", "-map_chapters", "2"]);
    let told: Vec<String> = ["title", "comment", "artist", "description", "location", "copyright"]
        .iter()
        .map(|name| format!("{name}={CANARY}"))
        .chain(["creation_time=2026-11-21T02:59:00Z".to_owned()])
        .collect();
    told.iter().for_each(|told| all.extend(["-metadata", told.as_str()]));
    let stream = format!("handler_name={CANARY}");
    let title = format!("title={CANARY}");
    all.extend(["-metadata:s", &stream, "-metadata:s", &title, "-metadata:s", "language=kaz"]);
    all.extend(codecs.split(' '));
    let done = run("ffmpeg", &all, &path);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    std::fs::read(&path).expect("it was written")
}

/// With everything that exiftool can write into a film.
fn tagged(bytes: &[u8]) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("film.mp4");
    std::fs::write(&path, bytes).expect("it can be written");
    let told =
        ["XMP-dc:Description", "Keys:Title", "UserData:Make", "ItemList:Comment", "Microsoft:Director"];
    let mut all: Vec<String> = told.iter().map(|name| format!("-{name}={CANARY}")).collect();
    all.push("-Keys:GPSCoordinates=43.238949, 76.889709, 700".to_owned());
    all.push("-QuickTime:CreateDate=2026:11:21 02:59:00".to_owned());
    let mut arguments = vec!["-q", "-m", "-overwrite_original"];
    arguments.extend(all.iter().map(String::as_str));
    let done = run("exiftool", &arguments, &path);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    std::fs::read(&path).expect("it was written")
}

const H264: &str = "-map 1:a -c:v libx264 -pix_fmt yuv420p -g 5 -c:a aac";

/// What a file is called here, the file, what it is and whether it can be heard.
type Made = (&'static str, Vec<u8>, Kind, bool);

/// Files that play.
static FILES: LazyLock<Vec<Made>> = LazyLock::new(|| {
    let words = format!("-map 3:s {H264} -c:s mov_text -movflags use_metadata_tags");
    vec![
        ("H.264 and AAC", tagged(&made("mp4", H264)), Kind::Mp4, true),
        ("header first", made("mp4", &format!("{H264} -movflags faststart")), Kind::Mp4, true),
        ("words within", made("mp4", &words), Kind::Mp4, true),
        ("pictures that depend on later ones", made("mp4", "-c:v libx264 -bf 3"), Kind::Mp4, false),
        ("VP9 and Opus in MP4", made("mp4", "-map 1:a -c:v libvpx-vp9 -c:a libopus"), Kind::Mp4, true),
        ("VP9 and Opus", made("webm", "-map 1:a -c:v libvpx-vp9 -g 5 -c:a libopus"), Kind::WebM, true),
        ("VP8 and Vorbis", made("webm", "-map 1:a -c:v libvpx -c:a libvorbis"), Kind::WebM, true),
        ("VP9 alone", made("webm", "-c:v libvpx-vp9"), Kind::WebM, false),
        ("a live recording", made("webm", "-c:v libvpx-vp9 -f webm -live 1"), Kind::WebM, false),
        ("captions within", made("webm", "-map 3:s -c:v libvpx-vp9 -c:s webvtt"), Kind::WebM, false),
    ]
});

fn kept(name: &str, bytes: &[u8]) -> Film {
    rewrite(bytes).unwrap_or_else(|refused| panic!("{name}: {refused:?}"))
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

/// The bytes as a file with a name that says nothing, and what a program prints of it.
fn told(bytes: &[u8], program: &str, arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("film");
    std::fs::write(&path, bytes).expect("it can be written");
    let done = run(program, arguments, &path);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8_lossy(&done.stdout).into_owned()
}

/// A fingerprint of every decoded picture and piece of sound, with its time.
fn decoded(bytes: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("film");
    std::fs::write(&path, bytes).expect("it can be written");
    let path = path.to_string_lossy();
    let out = folder.path().join("sums");
    let all = ["-v", "error", "-i", &path, "-map", "0:v:0", "-map", "0:a:0?", "-f", "framemd5"];
    let done = run("ffmpeg", &all, &out);
    assert!(done.status.success() && done.stderr.is_empty(), "{}", String::from_utf8_lossy(&done.stderr));
    let sums = std::fs::read_to_string(&out).expect("it was written");
    sums.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
}

#[test]
fn what_is_seen_and_heard_stays_the_same_at_the_same_times() {
    for (name, bytes, kind, sound) in &*FILES {
        let film = kept(name, bytes);
        assert_eq!((film.shape.kind, film.shape.sound), (*kind, *sound), "{name}");
        assert_eq!((film.shape.width, film.shape.height), (96, 64), "{name}");
        assert!((900..=1_100).contains(&film.shape.millis), "{name}: {}", film.shape.millis);
        let (before, after) = (decoded(bytes), decoded(&film.bytes));
        assert!(before.len() >= 10, "{name}: {before:?}");
        assert_eq!(before, after, "{name}");
    }
}

#[test]
fn no_word_of_the_file_is_left() {
    for (name, bytes, ..) in &*FILES {
        assert!(holds(bytes, CANARY), "{name}: the file has nothing to lose");
        let film = kept(name, bytes);
        for word in [CANARY, "x264", "Lavf", "exiftool", "Exif", "kaz", "GPS"] {
            assert!(!holds(&film.bytes, word), "{name}: {word}");
        }
    }
}

/// What exiftool may say: how the file is built and how it plays, and nothing else.
const BUILD: &str = "FileType FileTypeExtension MIMEType MajorBrand MinorVersion CompatibleBrands MovieHeaderVersion CreateDate
    ModifyDate TimeScale Duration PreferredRate PreferredVolume PreviewTime PreviewDuration PosterTime SelectionTime
    SelectionDuration CurrentTime NextTrackID TrackHeaderVersion TrackCreateDate TrackModifyDate TrackID TrackDuration TrackLayer
    TrackVolume ImageWidth ImageHeight MatrixStructure MediaHeaderVersion MediaCreateDate MediaModifyDate MediaTimeScale
    MediaDuration MediaLanguageCode HandlerType GraphicsMode OpColor CompressorID SourceImageWidth SourceImageHeight XResolution
    YResolution BitDepth VideoFrameRate Balance AudioFormat AudioChannels AudioBitsPerSample AudioSampleRate MediaData MediaDataSize
    MediaDataOffset ImageSize Megapixels AvgBitrate Rotation PixelAspectRatio ColorProfiles ColorPrimaries TransferCharacteristics
    MatrixCoefficients VideoFullRangeFlag ColorRepresentation EBMLVersion EBMLReadVersion DocType DocTypeVersion
    DocTypeReadVersion TimecodeScale MuxingApp WritingApp TrackNumber TrackUID TrackType TrackLanguage CodecID VideoCodecID
    AudioCodecID DefaultDuration VideoScanType DisplayWidth DisplayHeight DisplayUnit TrackUsed TrackDefault VideoFieldOrder HandlerDescription
    CodecDelay SeekPreRoll Codec BufferSize MaxBitrate AverageBitrate";

#[test]
fn exiftool_finds_no_tag_that_tells_anything() {
    let build: BTreeSet<&str> = BUILD.split_whitespace().collect();
    let mut unknown = BTreeSet::new();
    for (name, bytes, ..) in &*FILES {
        let tags = told(&kept(name, bytes).bytes, "exiftool", &["-a", "-G1", "-s", "-ee3"]);
        assert!(tags.contains("Duration"), "{name}: {tags}");
        let of_the_file = |line: &&str| !line.starts_with("[System]") && !line.contains(" ExifToolVersion ");
        for line in tags.lines().filter(of_the_file) {
            let (tag, value) = line.split_once(':').expect("a tag and its value");
            let tag = tag.split(']').nth(1).unwrap_or_default().trim();
            unknown.extend((!build.contains(tag)).then(|| line.to_owned()));
            let is_date = tag.ends_with("Date");
            assert!(!is_date || value.trim() == "0000:00:00 00:00:00", "{name}: {line}");
            let is_word = tag == "HandlerDescription";
            assert!(!is_word || value.trim().is_empty(), "{name}: {line}");
            assert!(!tag.ends_with("App") || value.trim() == "film", "{name}: {line}");
        }
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
}

#[test]
fn ffprobe_finds_no_tag_no_chapter_and_no_third_stream() {
    for (name, bytes, _, sound) in &*FILES {
        let film = kept(name, bytes);
        let shown = ["-v", "error", "-show_format", "-show_streams", "-show_chapters", "-show_programs"];
        let shown = told(&film.bytes, "ffprobe", &shown);
        assert_eq!(shown.matches("[STREAM]").count(), 1 + usize::from(*sound), "{name}: {shown}");
        assert!(!shown.contains("[CHAPTER]"), "{name}: {shown}");
        for tag in shown.lines().filter_map(|line| line.strip_prefix("TAG:")) {
            let (key, value) = tag.split_once('=').expect("a tag and its value");
            let is_plain = match key {
                "major_brand" | "minor_version" | "compatible_brands" => true,
                "language" => value == "und",
                "handler_name" | "vendor_id" => value.is_empty() || value == "[0][0][0][0]",
                "encoder" | "ENCODER" => value == "film",
                _ => false,
            };
            assert!(is_plain, "{name}: {tag}");
        }
    }
}

#[test]
fn a_film_written_anew_is_written_the_same_again_and_can_be_played_from_the_middle() {
    for (name, bytes, ..) in &*FILES {
        let film = kept(name, bytes);
        let again = kept(name, &film.bytes);
        assert_eq!(film.shape, again.shape, "{name}");
        assert!(film.bytes == again.bytes, "{name}");
        let middle = told(
            &film.bytes,
            "ffprobe",
            &["-v", "error", "-read_intervals", "0.7", "-show_entries", "packet=pts_time"],
        );
        assert!(middle.contains("pts_time="), "{name}");
    }
}

#[test]
fn what_lies_behind_or_between_goes_with_whatever_holds_it() {
    let live = made("webm", "-c:v libvpx-vp9 -f webm -live 1");
    let part =
        |id: &[u8], words: &[u8]| [id, &[0x40, u8::try_from(words.len()).expect("short")], words].concat();
    for id in [&[0xEC][..], &[0x19, 0x41, 0xA4, 0x69], &[0x12, 0x54, 0xC3, 0x67], &[0x10, 0x43, 0xA7, 0x70]] {
        let more = [&live[..], &part(id, CANARY.as_bytes())].concat();
        assert!(!holds(&kept("an added part", &more).bytes, CANARY));
    }
    let whole = made("mp4", H264);
    for name in [b"free", b"uuid", b"skip", b"meta", b"mdat", b"Zqxy"] {
        let length = u32::try_from(8 + CANARY.len()).expect("short").to_be_bytes();
        let more = [&whole[..], &length, name, CANARY.as_bytes()].concat();
        assert!(!holds(&kept("an added box", &more).bytes, CANARY));
    }
}

#[test]
fn what_is_no_film_is_refused_with_its_reason() {
    let mut crossed = kept("H.264", &made("mp4", H264)).bytes;
    let at = crossed.windows(4).position(|name| name == b"stco").expect("it has places");
    crossed[at + 12..at + 16].copy_from_slice(&8_u32.to_be_bytes()); // Into the header: what is no picture would be one.
    let mut big = vec![0; film::MAX_BYTES + 1];
    big[4..8].copy_from_slice(b"ftyp");
    let list: [(&str, Vec<u8>, Refused); 14] = [
        ("nothing", Vec::new(), Refused::NotAFilm),
        ("HTML", b"<!DOCTYPE html><video src=x>".to_vec(), Refused::NotAFilm),
        ("a picture", b"\x89PNG\r\n\x1a\n".to_vec(), Refused::NotAFilm),
        ("words that begin as MP4", b"\0\0\0\x18ftypisom<script>alert(1)</script>".to_vec(), Refused::Broken),
        ("words that begin as WebM", b"\x1A\x45\xDF\xA3<script>alert(1)</script>".to_vec(), Refused::Broken),
        ("too big", big, Refused::TooBig),
        ("Matroska", made("mkv", "-c:v libvpx-vp9"), Refused::NotAFilm),
        ("QuickTime", made("mov", "-c:v libx264"), Refused::NotAFilm),
        ("fragments", made("mp4", &format!("{H264} -movflags frag_keyframe+empty_moov")), Refused::Fragments),
        ("sound alone", made("m4a", "-vn -map 1:a -c:a aac -f mp4"), Refused::NoPicture),
        ("sound alone in WebM", made("webm", "-vn -map -0:v -map 1:a -c:a libopus"), Refused::NoPicture),
        ("an old codec", made("mp4", "-c:v mpeg4"), Refused::Codec),
        ("too large a picture", made("webm", "-c:v libvpx -vf scale=4200:16 -frames:v 1"), Refused::TooMuch),
        ("places outside the pictures", crossed, Refused::Broken),
    ];
    for (name, bytes, reason) in list {
        assert_eq!(rewrite(&bytes).map(|film| film.shape), Err(reason), "{name}");
    }
}

#[test]
fn a_file_cut_at_any_byte_is_refused() {
    for (name, codecs) in [("webm", "-c:v libvpx-vp9 -frames:v 3"), ("mp4", "-c:v libx264 -frames:v 3")] {
        let whole = kept(name, &made(name, codecs)).bytes;
        for end in 0..whole.len() {
            assert!(rewrite(&whole[..end]).is_err(), "{name}: {end} of {}", whole.len());
        }
    }
    let live = made("webm", "-c:v libvpx-vp9 -f webm -live 1");
    for end in 0..live.len() {
        let _ = rewrite(&live[..end]); // May play as far as it goes; must not panic.
    }
}

#[test]
fn any_damage_is_refused_or_gives_a_file_that_is_whole() {
    let entropy = SeededEntropy::new(41);
    let (mut taken, mut refused) = (0, 0);
    for (name, bytes, ..) in &*FILES {
        // The parts that are read lie at both ends; pictures between them are only copied.
        for _ in 0..1_500 {
            let mut damaged = bytes.clone();
            let [count, rest @ ..] = kernel::entropy::bytes::<33>(&entropy);
            for four in rest.chunks_exact(4).take(1 + usize::from(count % 8)) {
                let near = usize::from(u16::from_be_bytes([four[0], four[1]])) % damaged.len().min(2_000);
                let at = if four[2] % 2 == 0 { near } else { damaged.len() - 1 - near };
                damaged[at] = if four[2] % 3 == 0 { 0xFF } else { four[3] };
            }
            match rewrite(&damaged) {
                Err(_) => refused += 1,
                Ok(film) => {
                    taken += 1;
                    let again = rewrite(&film.bytes).map(|again| again.bytes);
                    assert!(again.is_ok_and(|again| again == film.bytes), "{name}");
                }
            }
        }
    }
    let mut noise = [0; 4_096];
    for begin in
        [&b"\0\0\0\x14ftypisom\0\0\0\0isom"[..], b"\x1A\x45\xDF\xA3\x87\x42\x82\x84webm\x18\x53\x80\x67\xFF"]
    {
        for _ in 0..500 {
            entropy.fill(&mut noise);
            assert!(rewrite(&[begin, &noise].concat()).is_err());
        }
    }
    assert!(taken > 100 && refused > 100, "{taken} taken, {refused} refused");
}
