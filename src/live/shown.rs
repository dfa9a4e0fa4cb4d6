//! What of a list is on the page: arrivals wait until they may come in, edits and removals do not.

use super::merge::{Merge, Row};

/// The rows on the page.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Shown {
    pub rows: Vec<Row>,
    /// How many wait.
    pub held: u32,
}

impl Shown {
    /// Follows what is known. With `reveal` all that waits comes in; else the rows stay as they stand: an edited one is edited in
    /// its place, a removed one goes, and one that only slid off the end of the list stays for whoever is reading there. How
    /// many articles came in or began to wait now.
    pub fn follow(&mut self, merge: &Merge, reveal: bool) -> u32 {
        let rows = merge.rows();
        let is_new = |row: &&Row| self.rows.iter().all(|shown| shown.card.id != row.card.id);
        let new = rows.iter().filter(is_new).count() as u32;
        let arrived = new.saturating_sub(self.held);
        if reveal {
            *self = Self { rows, held: 0 };
            return arrived;
        }
        self.held = new;
        self.rows.retain_mut(|shown| match merge.find(&shown.card.id) {
            Some(None) => false,
            Some(Some(now)) => {
                *shown = now.clone();
                true
            }
            None => true,
        });
        arrived
    }

    /// The first row of those that `merge` would let in.
    pub fn first_held(&self, merge: &Merge) -> Option<String> {
        merge.rows().into_iter().find(|row| self.rows.iter().all(|shown| shown.card.id != row.card.id)).map(|row| row.card.id.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{ArticleList, Card, DateTime, Json, Read};

    fn card(id: &str, epoch: i64, title: &str) -> Card {
        let json = format!(r#"{{"id":"{id}","lang":"uk","title":"{title}"}}"#);
        Card { published_at: DateTime::from_epoch(epoch, 120), ..Json::parse(&json).and_then(Card::read).unwrap() }
    }

    fn at_first() -> (Merge, Shown) {
        let list = r#"{"items":[],"page":{"number":1,"size":12,"total":0},"as_of":{"cursor":1}}"#;
        let mut list = Json::parse(list).and_then(ArticleList::read).unwrap();
        list.items = vec![card("b", 20, "B"), card("a", 10, "A")];
        let (mut merge, mut shown) = (Merge::default(), Shown::default());
        merge.snapshot(&list);
        shown.follow(&merge, true);
        (merge, shown)
    }

    fn on_page(shown: &Shown) -> String {
        shown.rows.iter().map(|row| row.card.title.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn arrivals_wait_and_then_all_come_in() {
        let (mut merge, mut shown) = at_first();
        merge.event(2, "c", Some(card("c", 30, "C")));
        assert_eq!(shown.follow(&merge, false), 1);
        merge.event(3, "d", Some(card("d", 40, "D")));
        assert_eq!(shown.follow(&merge, false), 1);
        assert_eq!((on_page(&shown).as_str(), shown.held), ("B A", 2));
        assert_eq!(shown.first_held(&merge).as_deref(), Some("d"));
        assert_eq!(shown.follow(&merge, true), 0);
        assert_eq!((on_page(&shown).as_str(), shown.held), ("D C B A", 0));
    }

    #[test]
    fn one_that_is_withdrawn_while_it_waits_is_no_longer_counted() {
        let (mut merge, mut shown) = at_first();
        merge.event(2, "c", Some(card("c", 30, "C")));
        shown.follow(&merge, false);
        merge.event(3, "c", None);
        assert_eq!(shown.follow(&merge, false), 0);
        assert_eq!(shown.held, 0);
    }

    #[test]
    fn edits_and_removals_do_not_wait_and_leave_no_gap() {
        let (mut merge, mut shown) = at_first();
        merge.event(2, "a", Some(card("a", 10, "A2")));
        merge.event(3, "b", None);
        assert_eq!(shown.follow(&merge, false), 0);
        assert_eq!((on_page(&shown).as_str(), shown.held), ("A2", 0));
    }

    #[test]
    fn an_edit_that_moves_an_article_moves_it_only_when_rows_may_move() {
        let (mut merge, mut shown) = at_first();
        merge.event(2, "a", Some(card("a", 50, "A2")));
        shown.follow(&merge, false);
        assert_eq!(on_page(&shown), "B A2");
        shown.follow(&merge, true);
        assert_eq!(on_page(&shown), "A2 B");
    }

    #[test]
    fn who_reads_the_last_row_does_not_see_it_go_because_sixty_others_came() {
        let (mut merge, mut shown) = at_first();
        for n in 0..60 {
            merge.event(10 + n, &format!("n{n}"), Some(card(&format!("n{n}"), 100 + n as i64, "N")));
            shown.follow(&merge, false);
        }
        assert_eq!((on_page(&shown).as_str(), shown.held), ("B A", 50));
    }
}
