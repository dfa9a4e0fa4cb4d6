use visnyk_routes::Lang;

/// «12 345» in Ukrainian, with no-break spaces; «12,345» in English.
pub fn number(lang: Lang, n: u64) -> String {
    let separator = match lang {
        Lang::Uk => '\u{A0}',
        Lang::En => ',',
    };
    let digits = n.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 * 2);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// «240 КБ», «1,5 МБ»; decimal units, as file managers show them.
pub fn file_size(lang: Lang, bytes: u64) -> String {
    let (units, comma) = match lang {
        Lang::Uk => (["Б", "КБ", "МБ", "ГБ"], ','),
        Lang::En => (["B", "KB", "MB", "GB"], '.'),
    };
    let (scaled, unit) = match bytes {
        0..1_000 => (bytes * 10, units[0]),
        1_000..1_000_000 => (bytes.div_ceil(1_000) * 10, units[1]),
        1_000_000..1_000_000_000 => (bytes.div_ceil(100_000), units[2]),
        _ => (bytes.div_ceil(100_000_000), units[3]),
    };
    let tenth = if scaled.is_multiple_of(10) { String::new() } else { format!("{comma}{}", scaled % 10) };
    format!("{}{tenth}\u{A0}{unit}", number(lang, scaled / 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_held_together() {
        assert_eq!(number(Lang::Uk, 1_234_567), "1\u{A0}234\u{A0}567");
        assert_eq!(number(Lang::En, 12_345), "12,345");
        assert_eq!(number(Lang::Uk, 999), "999");
    }

    #[test]
    fn sizes_of_files_are_short() {
        let sizes = [0, 999, 1_000, 245_760, 1_450_000, 2_000_000].map(|bytes| file_size(Lang::Uk, bytes).replace('\u{A0}', " "));
        assert_eq!(sizes, ["0 Б", "999 Б", "1 КБ", "246 КБ", "1,5 МБ", "2 МБ"]);
    }
}
