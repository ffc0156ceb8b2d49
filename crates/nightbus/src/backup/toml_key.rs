//! Putting the backup key into `nightbus.toml` without touching what people wrote there.

/// Sets `key` in the section `[backup]`, which is added at the end if it is not there.
pub(super) fn set_key(text: &str, public: &str) -> String {
    let line = format!("key = \"{public}\"");
    let mut out: Vec<String> = text.lines().map(str::to_owned).collect();
    let Some(header) = out.iter().position(|line| line.trim() == "[backup]") else {
        let mut text = text.trim_end().to_owned();
        text += &format!(
            "\n\n[backup]\n# The public half. The private half is on paper; nobody restores anything without it.\n{line}\n\
             # The folder for a backup every day. Better on another disk than the data.\n# folder = \"/var/backups/nightbus\"\n"
        );
        return text;
    };
    let section = out[header + 1..].iter().take_while(|line| !line.trim_start().starts_with('['));
    let held = section.into_iter().position(|line| {
        line.trim_start().strip_prefix("key").is_some_and(|rest| rest.trim_start().starts_with('='))
    });
    match held {
        Some(at) => out[header + 1 + at] = line,
        None => out.insert(header + 1, line),
    }
    out.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_goes_where_it_belongs_and_everything_else_stays() {
        let plain = "# mine\nstore = \"sqlite:a\"\n\n[[organisation]]\nslug = \"key\"\nkey = 1\n";
        let added = set_key(plain, "abc");
        assert!(added.starts_with(plain.trim_end()) && added.contains("\n[backup]\n"), "{added}");
        assert!(added.contains("\nkey = \"abc\"\n"));
        let again = set_key(&added, "def");
        assert_eq!(again, added.replace("\"abc\"", "\"def\""), "the key is replaced and nothing else");
        let bare = "[backup]\nfolder = \"b\"\n[other]\nkey = 2\n";
        assert_eq!(set_key(bare, "x"), "[backup]\nkey = \"x\"\nfolder = \"b\"\n[other]\nkey = 2\n");
    }
}
