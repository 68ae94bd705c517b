package dev.retune.ui.help;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.control.ClickBehavior;
import dev.retune.ui.help.document.HelpBlock;
import dev.retune.ui.navigation.GuidePage;
import dev.retune.ui.navigation.GuidePlace;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The contents, the open guide or what was found, and the search. */
public final class HelpSheet extends BorderPane {
  private static final double WIDTH = 1060;
  private static final double HEIGHT = 760;
  private static final double CONTENTS = 230;
  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");

  private final HelpViewModel model;
  private final Texts texts;
  private final HelpBlockPainter painter;
  private final VBox page = new VBox(12);
  private final ScrollPane scroll = new ScrollPane(page);
  private final TextField query = new TextField();
  private final Map<GuidePage, Button> entries = new EnumMap<>(GuidePage.class);
  private final Map<String, Node> places = new HashMap<>();
  // the heading to scroll to; empty when that is done
  private String wanted = "";

  /**
   * Creates the sheet.
   *
   * @param close hides the sheet
   */
  public HelpSheet(HelpViewModel model, Runnable close) {
    this.model = model;
    this.texts = model.texts();
    this.painter = new HelpBlockPainter(texts, model::leads, model::follow);
    page.getStyleClass().add("help-page");
    scroll.setId("help-scroll");
    scroll.getStyleClass().add("plain");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setTop(head(close));
    setLeft(contents());
    setCenter(scroll);
    getStyleClass().addAll("dialog", "help");
    setPrefSize(WIDTH, HEIGHT);
    setMinSize(0, 0);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    // a guide that was read before the sheet was laid out
    scroll.viewportBoundsProperty().subscribe((was, is) -> scrollIfLaidOut());
    model.page().subscribe(now -> show());
    model.hits().subscribe(this::show);
    model.query().subscribe((was, is) -> show());
  }

  @Override
  public void requestFocus() {
    query.requestFocus();
  }

  private Node head(Runnable close) {
    Label title = new Label(texts.get("ui.help.title"));
    title.getStyleClass().add("dialog-title");
    title.setMinWidth(USE_PREF_SIZE);
    Button back = button("help-back", Feather.ARROW_LEFT, "ui.help.back", model::back);
    back.disableProperty().bind(model.hasFormer().not());
    query.setId("help-query");
    query.setPromptText(texts.get("ui.help.search"));
    query.setAccessibleText(texts.get("ui.help.search"));
    query.textProperty().bindBidirectional(model.query());
    query.setPrefWidth(320);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox head =
        new HBox(
            10, title, back, between, query, button("help-close", Feather.X, "ui.close", close));
    head.getStyleClass().add("help-head");
    return head;
  }

  private Button button(String id, Ikon icon, String key, Runnable action) {
    Button button = new Button(texts.get(key));
    button.setId(id);
    button.setGraphic(new FontIcon(icon));
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  private Node contents() {
    VBox list = new VBox(2);
    list.getStyleClass().add("help-contents");
    for (GuidePage.Part part : GuidePage.Part.values()) {
      Label heading = new Label(texts.get("ui.help.part." + part));
      heading.getStyleClass().add("eyebrow");
      list.getChildren().add(heading);
      for (GuidePage guide : GuidePage.values()) {
        if (guide.part() == part) {
          list.getChildren().add(entry(guide));
        }
      }
    }
    ScrollPane pane = new ScrollPane(list);
    pane.getStyleClass().add("plain");
    pane.setFitToWidth(true);
    pane.setPrefWidth(CONTENTS);
    pane.setMinWidth(CONTENTS);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    return pane;
  }

  private Node entry(GuidePage guide) {
    Button entry = new Button(model.title(guide));
    entry.setId("guide-" + guide);
    entry.getStyleClass().add("help-entry");
    entry.setMaxWidth(Double.MAX_VALUE);
    entry.setOnAction(event -> model.open(GuidePlace.of(guide)));
    entry.setAccessibleText(model.title(guide) + ". " + model.about(guide));
    entries.put(guide, entry);
    return entry;
  }

  private void show() {
    if (model.query().get().isBlank()) {
      model.page().get().ifPresent(this::show);
    } else {
      showHits();
    }
  }

  private void show(HelpViewModel.Opened now) {
    entries.forEach(
        (guide, entry) ->
            entry.pseudoClassStateChanged(OPEN, guide.path().equals(now.guide().path())));
    page.getChildren().clear();
    places.clear();
    if (!now.summary().isEmpty()) {
      Label summary = text(now.summary(), "help-summary");
      page.getChildren().add(summary);
    }
    for (HelpBlock block : now.guide().blocks()) {
      Node node = painter.paint(block);
      if (block instanceof HelpBlock.Heading heading) {
        places.put(heading.anchor(), node);
      }
      page.getChildren().add(node);
    }
    wanted = now.anchor();
    scroll.setVvalue(0);
    scrollIfLaidOut();
  }

  private void scrollIfLaidOut() {
    if (!wanted.isEmpty() && getScene() != null && scroll.getViewportBounds().getHeight() > 0) {
      String anchor = wanted;
      wanted = "";
      scrollTo(anchor);
    }
  }

  private void scrollTo(String anchor) {
    Node place = places.get(anchor);
    if (place == null) {
      return;
    }
    applyCss();
    layout();
    double room = page.getHeight() - scroll.getViewportBounds().getHeight();
    if (room > 0) {
      scroll.setVvalue(Math.min(1, place.getBoundsInParent().getMinY() / room));
    }
  }

  private void showHits() {
    page.getChildren().clear();
    scroll.setVvalue(0);
    page.getChildren().add(text(texts.get("ui.help.found", (long) model.hits().size()), "fine"));
    for (HelpHit hit : model.hits()) {
      VBox row =
          new VBox(
              2,
              text(
                  hit.section().equals(hit.guide())
                      ? hit.guide()
                      : texts.get("ui.help.place", hit.guide(), hit.section()),
                  "strong"),
              text(hit.excerpt(), "fine"));
      row.getStyleClass().add("help-hit");
      ClickBehavior.on(row, texts.get("ui.openHint", hit.section()), () -> model.open(hit));
      page.getChildren().add(row);
    }
  }

  private static Label text(String said, String style) {
    Label label = new Label(said);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }
}
