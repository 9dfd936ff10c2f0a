//! The text that carries an edit does carry it.

use super::git_repo::GitRepo;
use super::{DASHBOARD, EXPLORE, RAW_VIEW, VIEW};

/// What is printed for a refused path.
fn printed(repo: &GitRepo) -> String {
    repo.generate(&["--quiet"]).assert_code(1).out
}

#[test]
fn an_edited_view_becomes_a_refinement() {
    let repo = GitRepo::generated();
    repo.edit(VIEW, "  dimension: result {", "  dimension: is_mine {\n    type: yesno\n    sql: ${result} = 'Mine' ;;\n  }\n\n  dimension: result {");
    repo.edit(VIEW, "label: \"Result\"", "label: \"Outcome\"");
    insta::assert_snapshot!(printed(&repo), @r#"
    # what was changed in views/cloudtrail.view.lkml goes into refinements.lkml
    view: +cloudtrail {
      dimension: is_mine {
        type: yesno
        sql: ${result} = 'Mine' ;;
      }

      dimension: result {
        label: "Outcome"
      }
    }
    "#);
}

#[test]
fn the_printed_refinement_can_be_pasted() {
    let repo = GitRepo::generated();
    repo.edit(VIEW, "label: \"Result\"", "label: \"Outcome\"");
    let refinement = printed(&repo);
    repo.write("refinements.lkml", &refinement);
    repo.generate(&["--take-over", VIEW]).assert_code(0);
    repo.check(&[]).assert_code(0);
    assert!(repo.read("refinements.lkml").contains("Outcome"));
}

#[test]
fn an_edited_explore_becomes_a_refinement() {
    let repo = GitRepo::generated();
    repo.edit(EXPLORE, "label: \"", "label: \"My ");
    repo.edit(EXPLORE, "\n}\n", "\n\n  join: mine {\n    relationship: many_to_one\n    sql_on: ${mine.id} = ${sign_in.event_id} ;;\n  }\n}\n");
    insta::assert_snapshot!(printed(&repo), @r#"
    # what was changed in explores/sign_in.explore.lkml goes into refinements.lkml
    explore: +sign_in {
      label: "My Console Sign-Ins"

      join: mine {
        relationship: many_to_one
        sql_on: ${mine.id} = ${sign_in.event_id} ;;
      }
    }
    "#);
}

#[test]
fn what_no_refinement_can_do_is_said() {
    let repo = GitRepo::generated();
    repo.edit(
        RAW_VIEW,
        "dimension: eventname {\n    hidden: yes\n",
        "dimension: eventname {\n",
    );
    let text = repo.read(RAW_VIEW);
    let start = text.find("  dimension: eventid {").unwrap();
    let end = start + text[start..].find("  }\n").unwrap() + "  }\n".len();
    repo.write(RAW_VIEW, &format!("{}{}", &text[..start], &text[end..]));
    insta::assert_snapshot!(printed(&repo), @r"
    # what was changed in views/raw/cloudtrail.view.lkml goes into refinements.lkml
    # not carried: the dimension `eventid` was taken away; `hidden: yes` in a refinement hides it
    view: +cloudtrail {
      dimension: eventname {
        hidden: no
      }
    }
    ");
}

#[test]
fn comments_alone_are_lost_and_that_is_said() {
    let repo = GitRepo::generated();
    repo.write(VIEW, &format!("# mine\n{}", repo.read(VIEW)));
    assert_eq!(
        printed(&repo),
        format!(
            "# {VIEW} differs in comments, layout or order alone, and `--take-over {VIEW}` loses nothing else\n\n"
        )
    );
}

#[test]
fn what_is_no_lookml_is_said() {
    let repo = GitRepo::generated();
    repo.write(VIEW, &format!("{}view: broken {{\n", repo.read(VIEW)));
    let said = repo.generate(&[]).assert_code(1);
    assert_eq!(said.out, "");
    assert!(
        said.err.contains("it cannot be read as LookML"),
        "{}",
        said.err
    );
}

#[test]
fn an_edited_dashboard_becomes_one_that_extends_it() {
    let repo = GitRepo::generated();
    repo.edit(DASHBOARD, "  title: \"", "  title: \"My ");
    repo.edit(
        DASHBOARD,
        "default_value: \"7 days\"",
        "default_value: \"14 days\"",
    );
    insta::assert_snapshot!(printed(&repo), @r#"
    # what was changed in dashboards/console_login_overview.dashboard.lookml goes into a dashboard file of your own, which a model of yours includes
    - dashboard: "our_console_login_overview"
      title: "My Console Login Overview"
      extends: "console_login_overview"

      filters:
      - name: "Date"
        title: "Date"
        type: "date_filter"
        default_value: "14 days"
        allow_multiple_values: false
        required: true
        ui_config: {type: "relative_timeframes", display: "inline", options: []}
    "#);
}

#[test]
fn an_edit_of_what_has_changed_since_is_told_from_what_git_has() {
    let repo = GitRepo::generated();
    repo.edit(VIEW, "label: \"Result\"", "label: \"Outcome\"");
    repo.set_columns(", recipientaccountid string");
    let text = "# what was changed in views/cloudtrail.view.lkml goes into refinements.lkml\n\
                view: +cloudtrail {\n  dimension: result {\n    label: \"Outcome\"\n  }\n}\n\n";
    assert_eq!(printed(&repo), text);
    repo.commit("edit");
    assert_eq!(printed(&repo), text);

    // Without its history nobody knows what was generated.
    repo.git(&["checkout", "--quiet", "--orphan", "squashed"]);
    repo.commit("squashed");
    let text = printed(&repo);
    assert!(
        text.contains("what was generated before is not known"),
        "{text}"
    );
    assert!(text.contains("label: \"Outcome\""), "{text}");
}
