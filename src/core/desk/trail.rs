//! The way through the screens, to go back and forward on it as in a browser.

use super::route::Place;

/// How many places are kept.
const LONGEST: usize = 50;

/// Where the user was, and where he was before going back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trail {
    back: Vec<Place>,
    forward: Vec<Place>,
}

impl Trail {
    /// A place is left for a new one: from here on there is no way forward any more.
    pub fn leave(&mut self, place: Place) {
        self.forward.clear();
        if self.back.last() != Some(&place) {
            self.back.push(place);
        }
        if self.back.len() > LONGEST {
            self.back.remove(0);
        }
    }

    /// The place before `here`, if there is one.
    pub fn go_back(&mut self, here: Place) -> Option<Place> {
        let place = self.back.pop()?;
        self.forward.push(here);
        Some(place)
    }

    /// The place from which somebody went back to `here`.
    pub fn go_forward(&mut self, here: Place) -> Option<Place> {
        let place = self.forward.pop()?;
        self.back.push(here);
        Some(place)
    }

    /// Whether there is a way back, and one forward.
    pub fn leads(&self) -> (bool, bool) {
        (!self.back.is_empty(), !self.forward.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::super::route::Route;
    use super::*;

    fn at(route: Route) -> Place {
        Place { route, question: None }
    }

    #[test]
    fn back_and_forward_lead_along_the_same_way() {
        let mut trail = Trail::default();
        trail.leave(at(Route::Overview));
        trail.leave(at(Route::Measures));
        assert_eq!(trail.go_back(at(Route::Report)), Some(at(Route::Measures)));
        assert_eq!(trail.go_back(at(Route::Measures)), Some(at(Route::Overview)));
        assert_eq!(trail.go_back(at(Route::Overview)), None);
        assert_eq!(trail.go_forward(at(Route::Overview)), Some(at(Route::Measures)));
        assert_eq!(trail.leads(), (true, true));
    }

    #[test]
    fn a_new_way_forgets_the_old_one_forward_and_the_trail_does_not_grow_for_ever() {
        let mut trail = Trail::default();
        trail.leave(at(Route::Overview));
        trail.go_back(at(Route::Measures));
        trail.leave(at(Route::Overview));
        assert_eq!(trail.go_forward(at(Route::Profile)), None);
        for step in 0..200 {
            trail.leave(at(if step % 2 == 0 { Route::Profile } else { Route::Report }));
        }
        assert_eq!(trail.back.len(), LONGEST);
    }
}
