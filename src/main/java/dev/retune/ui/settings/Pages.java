package dev.retune.ui.settings;

import dev.retune.text.Texts;
import dev.retune.ui.kit.Clip;
import dev.retune.ui.kit.Door;
import dev.retune.ui.kit.Labels;
import dev.retune.ui.kit.Room;
import dev.retune.ui.settings.Form.Choice;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;

/** The simpler pages of the screen: general, database, Slack, schedule. */
final class Pages {
  private final SettingsViewModel model;
  private final Texts texts;

  Pages(SettingsViewModel model, Room room) {
    this.model = model;
    this.texts = room.texts();
  }

  private Entry entry(String path) {
    return model.draft().entry(path);
  }

  Node general() {
    Form form = new Form(texts);
    form.field(entry("person"), System.getProperty("user.name", ""));
    form.choice(
        entry("language"),
        List.of(
            new Choice("", texts.get("ui.settings.system")),
            new Choice("en", "English"),
            new Choice("ko", "한국어")));
    form.choice(
        entry("theme"),
        Stream.of("", "light", "dark")
            .map(
                t ->
                    new Choice(
                        t,
                        texts.get(
                            t.isEmpty() ? "ui.settings.followSystem" : "ui.settings.theme." + t)))
            .toList());
    var zone = form.field(entry("zone"), ZoneId.systemDefault().getId());
    TextFields.bindAutoCompletion(zone, ZoneId.getAvailableZoneIds());
    form.choice(
        entry("window"),
        List.of(
            new Choice("7d", texts.get("ui.window.week")),
            new Choice("30d", texts.get("ui.window.month")),
            new Choice("all", texts.get("ui.window.all"))));
    return page(
        Form.card(
            texts.get("ui.settings.page.GENERAL"), texts.get("ui.settings.about.GENERAL"), form));
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
                      Door.on(open, workspace.address(), () -> Clip.copy(workspace.address()));
                    }));
    Form form = new Form(texts);
    form.row(texts.get("ui.settings.workspaceNow"), open);
    form.field(entry("database.url"), "postgresql://host/retune");
    form.field(entry("database.user"), "");
    PasswordField password = new PasswordField();
    password.setMaxWidth(340);
    password.setPromptText(texts.get("ui.settings.secretPrompt"));
    password.textProperty().bindBidirectional(model.databasePassword());
    form.row(texts.get("ui.settings.password"), password);
    Button test = new Button(texts.get("ui.settings.test"));
    test.setId("test-database");
    test.setOnAction(event -> model.testDatabase());
    form.below(Form.line(test));
    form.below(Form.finding(model.databaseFinding()));
    form.below(Form.fine(texts.get("ui.settings.databaseRestart")));
    return page(
        Form.card(
            texts.get("ui.settings.page.DATABASE"), texts.get("ui.settings.about.DATABASE"), form));
  }

  Node slack() {
    Form form = new Form(texts);
    form.field(entry("slackChannel"), "C0123456789");
    form.field(entry("slackBaseUrl"), "https://slack.com/api/");
    PasswordField token = new PasswordField();
    token.setId("slack-token");
    token.setMaxWidth(340);
    token.textProperty().bindBidirectional(model.slackToken());
    model
        .tokenKept()
        .subscribe(
            kept ->
                token.setPromptText(
                    kept
                        ? texts.get("ui.settings.tokenThere")
                        : texts.get("ui.settings.tokenNone")));
    form.row(texts.get("ui.settings.token"), token);
    Button keep = new Button(texts.get("ui.settings.keep"));
    keep.disableProperty().bind(model.slackToken().isEmpty());
    keep.setOnAction(event -> model.keepToken());
    Button test = new Button(texts.get("ui.settings.test"));
    test.setId("test-slack");
    test.setOnAction(event -> model.testSlack());
    form.below(Form.line(test, keep));
    form.below(Form.finding(model.slackFinding()));
    form.below(Form.fine(texts.get("ui.settings.scopes")));
    Form alerts = new Form(texts);
    for (String alert : List.of("threshold", "failed", "promoted", "rejected", "burst")) {
      alerts.tick(entry("alerts." + alert));
    }
    return page(
        Form.card(texts.get("ui.settings.page.SLACK"), texts.get("ui.settings.about.SLACK"), form),
        Form.card(texts.get("ui.settings.alerts"), texts.get("ui.settings.about.alerts"), alerts));
  }

  Node schedule() {
    Form form = new Form(texts);
    form.field(entry("weekly"), "weekly mon 09:00");
    Label next = Form.fine("");
    next.setId("next-times");
    Runnable show =
        () -> {
          List<String> times = model.nextTimes();
          Labels.optional(
              next,
              times.isEmpty()
                  ? texts.get("ui.settings.neverDue")
                  : texts.get("ui.settings.nextTimes") + "\n" + String.join("\n", times));
        };
    show.run();
    entry("weekly").text().subscribe(show);
    model.draft().settings().subscribe(show);
    form.below(next);
    form.field(entry("keepVersions"), "5");
    return page(
        Form.card(
            texts.get("ui.settings.page.SCHEDULE"), texts.get("ui.settings.about.SCHEDULE"), form));
  }

  /** Cards below each other. */
  static VBox page(Node... cards) {
    VBox page = new VBox(16, cards);
    page.getStyleClass().add("settings-page");
    return page;
  }
}
