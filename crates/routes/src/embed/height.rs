use super::{Embed, HEIGHTS, Layout};

// The figures of the loader (`embed/loader/size.ts`).
/// What is above and below the articles, in pixels, with and without the header.
const AROUND: (u32, u32) = (108, 46);
/// The ground that a title needs: the narrower its column, the more lines.
const TITLE: u32 = 27_000;

impl Embed {
    /// The height that the widget will have in a frame of a width, as well as that can be known before it is there.
    pub fn reserved(&self, width: u32) -> u32 {
        let width = width.clamp(1, 10_000);
        let around = if self.header { AROUND.0 } else { AROUND.1 };
        let (beside, column) = match self.layout {
            Layout::List => (60, 369),
            Layout::Compact => (30, 369),
            Layout::Cards => (200, 255),
        };
        let columns = (width / column).max(1);
        let rows = (beside * width + TITLE * columns) * self.limit.div_ceil(columns) / width;
        (around + rows).clamp(*HEIGHTS.start(), *HEIGHTS.end())
    }

    /// The same widget with no more articles than a frame of this size can show at once, but always one.
    pub fn within(mut self, width: u32, height: u32) -> Self {
        while self.limit > 1 && self.reserved(width) > height {
            self.limit -= 1;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_as_high_as_its_rows_and_never_beyond_the_bounds() {
        let of = |query: &str, width| Embed::parse(query).embed.reserved(width);
        assert_eq!((of("", 320), of("header=off", 320), of("limit=1", 320)), (829, 767, 252));
        assert_eq!((of("limit=5", 900), of("layout=compact", 600)), (108 + 3 * 120, 108 + 5 * 75));
        assert_eq!((of("layout=cards&limit=4", 600), of("layout=cards&limit=1", 300)), (108 + 2 * 290, 108 + 290));
        assert_eq!((of("limit=1&layout=compact&header=off", 1_200), of("limit=20", 240), of("limit=20", 0)), (150, 2_000, 2_000));
    }

    #[test]
    fn the_figures_are_those_of_the_loader() {
        let loader = include_str!("../../../../embed/loader/size.ts");
        for figure in ["compact: 30, cards: 200", "title = 27_000", "? 46 : 108", "? 255 : 369", "?? 60"] {
            assert!(loader.contains(figure), "{figure}");
        }
    }

    #[test]
    fn a_low_frame_gets_fewer_articles_but_always_one() {
        let within = |width, height| Embed::default().within(width, height).limit;
        assert_eq!((within(320, 2_000), within(320, 829), within(320, 828), within(320, 400), within(320, 1)), (5, 5, 4, 2, 1));
    }
}
