package dev.retune.ui.settings;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.control.ClickBehavior;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.control.SystemClipboard;
import dev.retune.ui.dialog.SystemTrayIcon;
import dev.retune.ui.form.FormGrid;
import dev.retune.ui.form.FormGrid.Choice;
import dev.retune.ui.form.SettingField;
import dev.retune.ui.form.Suggestions;
import dev.retune.ui.navigation.ScreenContext;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

/** The simple pages: general, database, Slack and schedule. */
final class SettingsPages {
  private final SettingsViewModel model;
  private final ScreenContext context;
  private final Texts texts;

  SettingsPages(SettingsViewModel model, ScreenContext context) {
    this.model = model;
    this.context = context;
    this.texts = context.texts();
  }

  private SettingField field(String path) {
    return model.form().field(path);
  }

  Node general() {
    FormGrid form = new FormGrid(texts);
    form.field(field("person"), System.getProperty("user.name", ""));
    form.choice(field("language"), languages("ui.settings.system"));
    form.choice(
        field("theme"),
        Stream.of("", "light", "dark")
            .map(
                t ->
                    new Choice(
                        t,
                        texts.get(
                            t.isEmpty() ? "ui.settings.followSystem" : "ui.settings.theme." + t)))
            .toList());
    var zone = form.field(field("zone"), ZoneId.systemDefault().getId());
    Suggestions.on(zone, ZoneId.getAvailableZoneIds());
    form.choice(
        field("window"),
        List.of(
            new Choice("7d", texts.get("ui.window.week")),
            new Choice("30d", texts.get("ui.window.month")),
            new Choice("all", texts.get("ui.window.all"))));
    FormGrid window = new FormGrid(texts);
    for (String name : List.of("reducedMotion", "notifications", "firstSteps", "reviewTimer")) {
      window.tick(field("desktop." + name));
    }
    tray(window);
    window.field(field("desktop.reviewGoal"), "20");
    window.tick(field("desktop.checkForUpdates"));
    window.field(field("desktop.updateAddress"), "https://");
    return page(
        FormGrid.card(
            texts.get("ui.settings.page.GENERAL"), texts.get("ui.settings.about.GENERAL"), form),
        FormGrid.card(
            texts.get("ui.settings.window"), texts.get("ui.settings.about.window"), window));
  }

  /** Where the desktop has no tray, the reason stands in place of the choice. */
  private void tray(FormGrid form) {
    CheckBox wanted = form.tick(field("desktop.trayIcon"));
    Label reason = FormGrid.fine("");
    LabelStyles.setOptionalText(reason, "");
    form.row("", reason);
    // the desktop is asked through another toolkit, whose start takes a moment
    wanted.setDisable(true);
    context
        .runner()
        .run(
            new SystemTrayIcon()::missing,
            missing -> {
              // what is on can always be switched off
              wanted.setDisable(missing.isPresent() && !wanted.isSelected());
              LabelStyles.setOptionalText(reason, missing.map(texts::get).orElse(""));
            },
            context.notices()::failed);
  }

  private List<Choice> languages(String unset) {
    return List.of(
        new Choice("", texts.get(unset)), new Choice("en", "English"), new Choice("ko", "한국어"));
  }

  Node database() {
    Label open = new Label();
    open.setWrapText(true);
    model
        .workspace()
        .subscribe(
            now ->
                now.ifPresent(
                    workspace -> {
                      open.setText(workspace.name());
                      ClickBehavior.on(
                          open,
                          workspace.address(),
                          () -> SystemClipboard.copy(workspace.address()));
                    }));
    FormGrid form = new FormGrid(texts);
    form.row(texts.get("ui.settings.workspaceNow"), open);
    form.field(field("database.url"), "postgresql://host/retune");
    form.field(field("database.user"), "");
    PasswordField password = new PasswordField();
    password.setMaxWidth(340);
    password.setPromptText(texts.get("ui.settings.secretPrompt"));
    password.textProperty().bindBidirectional(model.connections().databasePassword());
    form.row(texts.get("ui.settings.password"), password);
    Button test = new Button(texts.get("ui.settings.test"));
    test.setId("test-database");
    test.setOnAction(event -> model.connections().testDatabase());
    form.below(FormGrid.line(test));
    form.below(FormGrid.result(model.connections().database()));
    form.below(FormGrid.fine(texts.get("ui.settings.databaseRestart")));
    return page(
        FormGrid.card(
            texts.get("ui.settings.page.DATABASE"), texts.get("ui.settings.about.DATABASE"), form));
  }

  Node slack() {
    FormGrid form = new FormGrid(texts);
    form.field(field("slackChannel"), "C0123456789");
    form.choice(field("reportLanguage"), languages("ui.settings.languageOfAll"));
    form.field(field("slackBaseUrl"), "https://slack.com/api/");
    PasswordField token = new PasswordField();
    token.setId("slack-token");
    token.setMaxWidth(340);
    token.textProperty().bindBidirectional(model.connections().slackToken());
    model
        .connections()
        .tokenStored()
        .subscribe(
            kept ->
                token.setPromptText(
                    kept
                        ? texts.get("ui.settings.tokenThere")
                        : texts.get("ui.settings.tokenNone")));
    form.row(texts.get("ui.settings.token"), token);
    Button keep = new Button(texts.get("ui.settings.keep"));
    keep.disableProperty().bind(model.connections().slackToken().isEmpty());
    keep.setOnAction(event -> model.connections().storeToken());
    Button test = new Button(texts.get("ui.settings.test"));
    test.setId("test-slack");
    test.setOnAction(event -> model.connections().testSlack());
    Button session = new Button(texts.get("ui.settings.forSession"));
    session.disableProperty().bind(model.connections().slackToken().isEmpty());
    session.setOnAction(event -> model.connections().useTokenForSession());
    form.below(FormGrid.line(test, keep, session));
    form.below(FormGrid.result(model.connections().slack()));
    form.below(FormGrid.fine(texts.get("ui.settings.scopes")));
    FormGrid alerts = new FormGrid(texts);
    for (String alert : List.of("threshold", "failed", "promoted", "rejected", "burst")) {
      alerts.tick(field("alerts." + alert));
    }
    return page(
        FormGrid.card(
            texts.get("ui.settings.page.SLACK"), texts.get("ui.settings.about.SLACK"), form),
        FormGrid.card(
            texts.get("ui.settings.alerts"), texts.get("ui.settings.about.alerts"), alerts));
  }

  Node schedule() {
    FormGrid form = new FormGrid(texts);
    form.field(field("weekly"), "weekly mon 09:00");
    Label next = FormGrid.fine("");
    next.setId("next-times");
    Runnable show =
        () -> {
          List<String> times = model.nextTimes();
          LabelStyles.setOptionalText(
              next,
              times.isEmpty()
                  ? texts.get("ui.settings.neverDue")
                  : texts.get("ui.settings.nextTimes") + "\n" + String.join("\n", times));
        };
    show.run();
    field("weekly").text().subscribe(show);
    model.form().settings().subscribe(show);
    form.below(next);
    form.field(field("keepVersions"), "5");
    return page(
        FormGrid.card(
            texts.get("ui.settings.page.SCHEDULE"), texts.get("ui.settings.about.SCHEDULE"), form));
  }

  /** Stacks cards vertically. */
  static VBox page(Node... cards) {
    VBox page = new VBox(16, cards);
    page.getStyleClass().add("settings-page");
    return page;
  }
}
