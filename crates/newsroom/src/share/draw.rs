//! From what a card says to its picture: as SVG, where all that others wrote is escaped text, and from there to a PNG.

use super::colour::{GROUND, INK, INK_SOFT, LAND, accent, under_text};
use super::lines::{self, Choice};
use super::typeface::{DATABASE, SANS, SERIF, Typeface};
use super::{About, Face, map};
use anyhow::Context;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use std::fmt::Write;
use std::sync::Arc;
use visnyk::colour::Rgb;
use visnyk_contract::Date;
use visnyk_routes::Lang;

const WIDTH: u32 = 1_200;
const HEIGHT: u32 = 630;
/// Of the text from either side.
const MARGIN: f32 = 72.0;
/// Sizes of an article's title, and lines of each.
const TITLE: [Choice; 5] = [(80.0, 3), (70.0, 3), (62.0, 4), (54.0, 4), (46.0, 4)];
const NAME: [Choice; 4] = [(148.0, 1), (112.0, 1), (84.0, 2), (60.0, 2)];
const LEADING: f32 = 1.14;

const MONTHS_OF: [&str; 12] = ["січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"];
const MONTHS: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The card as a PNG.
pub fn png(face: &Face) -> anyhow::Result<Vec<u8>> {
    let options = Options { fontdb: Arc::clone(&DATABASE), font_family: SERIF.family.into(), ..Options::default() };
    let tree = Tree::from_str(&svg(face), &options).context("the drawing is not valid SVG")?;
    let mut pixmap = Pixmap::new(WIDTH, HEIGHT).context("there is no memory for it")?;
    resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
    // The ground covers all, so that nothing is transparent.
    let rgb: Vec<u8> = pixmap.data().chunks_exact(4).flat_map(|pixel| pixel.iter().take(3)).copied().collect();
    let mut png = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Default, FilterType::Adaptive);
    encoder.write_image(&rgb, WIDTH, HEIGHT, ExtendedColorType::Rgb8).context("cannot be encoded")?;
    Ok(png)
}

fn svg(face: &Face) -> String {
    let mut sheet = Sheet { out: String::new(), accent: accent(face.accent.as_deref()) };
    sheet.rect((0.0, 0.0), (1_200.0, 630.0), GROUND);
    match &face.about {
        About::Portal(lang) => sheet.portal(face, *lang),
        About::Article { title, lang, day, slugs, places } => {
            sheet.map(slugs);
            sheet.article(face, title, *lang, *day, places);
        }
    }
    format!("<svg xmlns='http://www.w3.org/2000/svg' width='{WIDTH}' height='{HEIGHT}' viewBox='0 0 {WIDTH} {HEIGHT}'>{}</svg>", sheet.out)
}

struct Sheet {
    out: String,
    accent: Rgb,
}

impl Sheet {
    fn article(&mut self, face: &Face, title: &str, lang: Lang, day: Option<Date>, places: &[String]) {
        let colour = self.accent.readable_on_light();
        self.rect((0.0, 0.0), (1_200.0, 12.0), self.accent);
        self.text(&SERIF, (MARGIN, 98.0), 46.0, colour, &lines::line(&SERIF, &face.name, 1_056.0 / 46.0));
        let setting = lines::set(&SERIF, title, 980.0, &TITLE);
        let kicker = lines::line(&SANS, &places.join(" · ").to_uppercase(), 940.0 / 28.0);
        // Kicker and title stand in the middle between the masthead and the foot.
        let step = setting.size * LEADING;
        let (kicker_height, count) = (if kicker.is_empty() { 0.0 } else { 46.0 }, setting.lines.len() as f32);
        let top = 132.0 + (400.0 - kicker_height - step * count).max(0.0) / 2.0;
        if !kicker.is_empty() {
            self.text(&SANS, (MARGIN, top + 26.0), 26.0, colour, &kicker);
        }
        for (index, line) in setting.lines.iter().enumerate() {
            self.text(&SERIF, (MARGIN, top + kicker_height + step * index as f32 + setting.size * 0.9), setting.size, INK, line);
        }
        self.foot(day.map(|day| written(day, lang)).unwrap_or_default().as_str(), face.host.as_deref().unwrap_or_default());
    }

    fn portal(&mut self, face: &Face, lang: Lang) {
        let colour = self.accent.readable_on_light();
        self.map(&[]);
        self.rect((0.0, 0.0), (1_200.0, 12.0), self.accent);
        let setting = lines::set(&SERIF, &face.name, 1_056.0, &NAME);
        let step = setting.size * 1.05;
        let top = 270.0 - step * setting.lines.len() as f32 / 2.0;
        for (index, line) in setting.lines.iter().enumerate() {
            self.text(&SERIF, (MARGIN - setting.size * 0.03, top + step * index as f32 + setting.size * 0.85), setting.size, colour, line);
        }
        let line = match lang {
            Lang::Uk => "Новини громад і областей України",
            Lang::En => "News of Ukraine’s communities and regions",
        };
        self.text(&SERIF, (MARGIN, top + step * setting.lines.len() as f32 + 64.0), 44.0, INK, line);
        self.foot("", face.host.as_deref().unwrap_or_default());
    }

    /// What is said below a line; without it, no line.
    fn foot(&mut self, left: &str, host: &str) {
        let size = 28.0;
        let left = lines::line(&SANS, left, 500.0 / size);
        let host = lines::line(&SANS, host, 500.0 / size);
        if left.is_empty() && host.is_empty() {
            return;
        }
        self.rect((MARGIN, 548.0), (1_056.0, 2.0), INK);
        let at = if left.is_empty() { MARGIN } else { 1_200.0 - MARGIN - SANS.width(&host) * size };
        self.text(&SANS, (MARGIN, 592.0), size, INK_SOFT, &left);
        self.text(&SANS, (at, 592.0), size, INK_SOFT, &host);
    }

    /// The country, with the regions that the article is about.
    fn map(&mut self, slugs: &[String]) {
        // Whole, and clear of the foot: no part of the country is crossed out.
        let scale = 0.77;
        let (x, y) = (1_200.0 - map::SIZE.0 * scale - 36.0, 16.0);
        let is_told = |slug: &str| slugs.iter().any(|told| told == slug);
        let tint = under_text(self.accent);
        let _ =
            write!(self.out, "<g transform='translate({x} {y}) scale({scale})' stroke-linejoin='round'><g fill='{LAND}' stroke='{GROUND}' stroke-width='2'>");
        for (_, path) in map::shapes().filter(|(slug, _)| !is_told(slug)) {
            let _ = write!(self.out, "<path d='{path}'/>");
        }
        let _ = write!(self.out, "</g><g fill='{tint}' stroke='{}' stroke-width='2'>", self.accent);
        for (_, path) in map::shapes().filter(|(slug, _)| is_told(slug)) {
            let _ = write!(self.out, "<path d='{path}'/>");
            if let Some((x, y)) = map::pin(path) {
                let _ = write!(self.out, "<circle cx='{x}' cy='{y}' r='32' fill='none' stroke-width='3'/>");
            }
        }
        self.out.push_str("</g></g>");
    }

    fn rect(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), colour: Rgb) {
        let _ = write!(self.out, "<rect x='{x}' y='{y}' width='{width}' height='{height}' fill='{colour}'/>");
    }

    /// A line of text, which may be anybody's.
    fn text(&mut self, typeface: &Typeface, (x, y): (f32, f32), size: f32, colour: Rgb, text: &str) {
        let (family, text) = (typeface.family, escaped(text));
        let _ = write!(self.out, "<text x='{x:.1}' y='{y:.1}' font-family='{family}' font-size='{size}' fill='{colour}' xml:space='preserve'>{text}</text>");
    }
}

fn written(day: Date, lang: Lang) -> String {
    let names = match lang {
        Lang::Uk => MONTHS_OF,
        Lang::En => MONTHS,
    };
    let month = names.get(usize::from(day.month).wrapping_sub(1)).copied().unwrap_or_default();
    format!("{} {month} {}", day.day, day.year)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&apos;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_wrote_is_text_and_never_markup() {
        let hostile = "</text><image href='file:///etc/passwd'/>&x; <script>";
        let about = About::Article { title: hostile.into(), lang: Lang::Uk, day: None, slugs: vec![hostile.into()], places: vec![hostile.into()] };
        let svg = svg(&Face { name: hostile.into(), accent: Some(hostile.into()), host: Some(hostile.into()), about });
        assert!(!svg.contains("<image") && !svg.contains("<script") && !svg.contains("&x;") && !svg.contains("<IMAGE"), "{svg}");
        assert!(Tree::from_str(&svg, &Options::default()).is_ok());
    }

    #[test]
    fn a_day_is_written_in_the_articles_language() {
        let day = Date::new(2026, 3, 17).unwrap();
        assert_eq!((written(day, Lang::Uk).as_str(), written(day, Lang::En).as_str()), ("17 березня 2026", "17 March 2026"));
    }
}
