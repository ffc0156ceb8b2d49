use super::*;

const TYPE: &str = "multipart/form-data; boundary=----edge";

fn part(head: &str, content: &[u8]) -> Vec<u8> {
    [b"------edge\r\nContent-Disposition: form-data; ", head.as_bytes(), b"\r\n\r\n", content, b"\r\n"]
        .concat()
}

fn body(parts: &[Vec<u8>]) -> Vec<u8> {
    [&parts.concat()[..], b"------edge--\r\n"].concat()
}

fn limits() -> Limits {
    Limits { bytes: 100, fields: 3, field_bytes: 40, ..Limits::default() }
}

async fn read_in(room: &Arc<Semaphore>, bytes: Vec<u8>) -> Upload {
    let files = Files { bytes: 2 * PIECE, room, time: Duration::from_secs(60) };
    // In pieces of an odd length, so that boundaries are cut in every place.
    let pieces: Vec<_> = bytes.chunks(77).map(|chunk| Ok::<_, Stop>(Bytes::copy_from_slice(chunk))).collect();
    let Ok(upload) = read(TYPE, Body::from_stream(stream::iter(pieces)), &limits(), files).await else {
        panic!("a whole body is a form");
    };
    upload
}

async fn read_all(bytes: Vec<u8>) -> Upload {
    read_in(&Arc::new(Semaphore::new(8)), bytes).await
}

fn content(upload: Upload) -> Option<Result<Vec<u8>, NotKept>> {
    upload.file.map(|file| file.map(|file| file.bytes))
}

#[tokio::test]
async fn fields_and_the_file_arrive_and_its_name_does_not() {
    let file = [b"\r\n--".repeat(1_000), b"------edg".to_vec()].concat();
    let upload = read_all(body(&[
        part("name=\"text\"", "Привет\r\n&=%41".as_bytes()),
        part("name=\"image\"; filename=\"me at home.jpg\"\r\nContent-Type: image/jpeg", &file),
        part("name=\"after\"", b"1"),
    ]))
    .await;
    assert_eq!(upload.form.text("text"), "Привет\r\n&=%41");
    assert_eq!(upload.form.text("after"), "1");
    assert!(!upload.form.has("image") && !upload.form.garbled() && !upload.form.cut);
    assert_eq!(content(upload), Some(Ok(file)));
}

#[tokio::test]
async fn no_file_chosen_is_no_file_and_an_empty_one_is() {
    let none = part("name=\"image\"; filename=\"\"\r\nContent-Type: application/octet-stream", b"");
    assert!(read_all(body(&[none])).await.file.is_none());
    let empty = part("name=\"image\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg", b"");
    assert_eq!(content(read_all(body(&[empty])).await), Some(Ok(Vec::new())));
}

#[tokio::test]
async fn a_file_that_is_too_big_leaves_the_text() {
    let big = part("name=\"image\"; filename=\"a\"", &vec![7; 2 * PIECE + 1]);
    let upload = read_all(body(&[part("name=\"text\"", b"kept"), big, part("name=\"end\"", b"too")])).await;
    assert_eq!((upload.form.text("text"), upload.form.text("end")), ("kept", "too"));
    assert_eq!(content(upload), Some(Err(NotKept::TooBig)));
    let exact = part("name=\"image\"; filename=\"a\"", &vec![7; 2 * PIECE]);
    assert_eq!(content(read_all(body(&[exact])).await), Some(Ok(vec![7; 2 * PIECE])));
}

#[tokio::test]
async fn of_two_files_none_is_kept() {
    let file = part("name=\"image\"; filename=\"a\"", b"bytes");
    let upload = read_all(body(&[file.clone(), part("name=\"text\"", b"kept"), file])).await;
    assert_eq!(upload.form.text("text"), "kept");
    assert_eq!(content(upload), Some(Err(NotKept::Several)));
}

#[tokio::test]
async fn without_room_the_text_is_kept_and_room_comes_back_with_the_file() {
    let room = Arc::new(Semaphore::new(2));
    let form = || {
        body(&[part("name=\"text\"", b"kept"), part("name=\"image\"; filename=\"a\"", &vec![7; PIECE + 1])])
    };
    let first = read_in(&room, form()).await;
    assert_eq!(room.available_permits(), 0);
    let second = read_in(&room, form()).await;
    assert_eq!(second.form.text("text"), "kept");
    assert_eq!(content(second), Some(Err(NotKept::NoRoom)));
    drop(first);
    assert_eq!(room.available_permits(), 2);
    assert!(matches!(read_in(&room, form()).await.file, Some(Ok(_))));
    assert_eq!(room.available_permits(), 2);
}

#[tokio::test]
async fn text_has_the_limits_of_every_form() {
    let long = part("name=\"text\"", "аб".repeat(15).as_bytes());
    let upload = read_all(body(&[part("name=\"a\"", b"x"), long])).await;
    assert!(upload.form.cut);
    assert_eq!(upload.form.text("text"), "аб".repeat(10), "cut between letters");
    let odd = part("name=\"text\"", format!("x{}", "а".repeat(30)).as_bytes());
    let upload = read_all(body(&[odd])).await;
    assert!(upload.form.cut && !upload.form.garbled());
    let crowd: Vec<_> = (0..5).map(|n| part(&format!("name=\"f{n}\""), b"x")).collect();
    let upload = read_all(body(&crowd)).await;
    assert!(upload.form.crowded && upload.form.has("f2") && !upload.form.has("f3"));
    let full = vec![
        part("name=\"a\"", &[b'x'; 40]),
        part("name=\"b\"", &[b'x'; 40]),
        part("name=\"c\"", &[b'x'; 40]),
    ];
    let upload = read_all(body(&full)).await;
    assert_eq!((upload.form.text("b").len(), upload.form.text("c").len(), upload.form.cut), (40, 20, true));
    let broken = read_all(body(&[part("name=\"text\"", b"a\xFFb")])).await;
    assert!(broken.form.garbled());
    assert_eq!(broken.form.text("text"), "a\u{fffd}b");
}

#[tokio::test]
async fn a_body_that_ends_too_soon_gives_back_what_came() {
    let whole =
        body(&[part("name=\"text\"", b"typed words"), part("name=\"image\"; filename=\"a\"", &[7; 5_000])]);
    for end in [0, 10, 60, 70, 100, 200, 3_000, whole.len() - 30] {
        let upload = read_all(whole[..end].to_vec()).await;
        let form = &upload.form;
        assert!(!form.has("text") || form.text("text") == "typed words" || form.garbled(), "{end}");
        assert!(!matches!(upload.file, Some(Ok(_))), "{end}");
    }
    let upload = read_all(whole[..3_000].to_vec()).await;
    assert_eq!(upload.form.text("text"), "typed words");
    assert_eq!(content(upload), Some(Err(NotKept::Cut)));
}

#[tokio::test]
async fn noise_is_an_empty_form_and_takes_no_memory_for_long() {
    for noise in [
        &b""[..],
        b"------edge",
        b"------edge\r\n\r\n\r\n\r\n",
        b"\0\xFF--",
        b"------edge\r\nName: \x01\r\n\r\nx",
    ] {
        assert!(read_all(noise.to_vec()).await.file.is_none());
    }
    // Never a boundary: it ends after what may stand before a part, not with the body.
    let endless = stream::iter(std::iter::repeat_with(|| Ok::<_, Stop>(Bytes::from(vec![b'x'; 64 * 1024]))));
    let room = Arc::new(Semaphore::new(8));
    let files = Files { bytes: PIECE, room: &room, time: Duration::from_secs(60) };
    let upload = read(TYPE, Body::from_stream(endless), &limits(), files).await;
    assert!(upload.is_ok_and(|upload| upload.form.fields.is_empty() && upload.file.is_none()));
}

#[tokio::test]
async fn a_connection_that_breaks_or_never_ends_gives_no_form() {
    let room = Arc::new(Semaphore::new(8));
    let files = Files { bytes: PIECE, room: &room, time: Duration::from_millis(20) };
    let start = part("name=\"image\"; filename=\"a\"", &[7; 500]);
    let broken = [Ok(Bytes::from(start.clone())), Err(Stop::Broken)];
    let upload = read(TYPE, Body::from_stream(stream::iter(broken)), &limits(), files).await;
    assert_eq!(upload.err(), Some(FormError::Broken));
    let never =
        futures_util::StreamExt::chain(stream::iter([Ok::<_, Stop>(Bytes::from(start))]), stream::pending());
    let upload = read(TYPE, Body::from_stream(never), &limits(), files).await;
    assert_eq!(upload.err(), Some(FormError::Slow));
    assert_eq!(room.available_permits(), 8);
}

#[tokio::test]
async fn the_other_encoding_is_read_as_before() {
    let room = Arc::new(Semaphore::new(8));
    let files = Files { bytes: PIECE, room: &room, time: Duration::from_secs(60) };
    for content_type in
        ["application/x-www-form-urlencoded", "", "multipart/form-data", "multipart/mixed; boundary=x"]
    {
        let upload = read(content_type, "text=a%20b".into(), &limits(), files).await;
        assert!(upload.is_ok_and(|upload| upload.form.text("text") == "a b" && upload.file.is_none()));
    }
}
