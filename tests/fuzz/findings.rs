//! What holds for the findings of any input.

use cloudtrail_lookml::diagnostic::Diagnostics;

/// Every finding points into its text and says what to type next.
pub(crate) fn check_findings(findings: &Diagnostics) {
    for finding in findings {
        let is_in_text = finding
            .place
            .as_ref()
            .is_none_or(|place| place.source.text.get(place.span.clone()).is_some());
        assert!(is_in_text, "{finding:?}");
        assert!(finding.help.is_some(), "{finding:?}");
    }
}
