package dev.retune.ui.segment;

import dev.retune.common.i18n.Texts;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.ui.control.ChoiceLists;
import dev.retune.ui.control.SplitBar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The choice of two segments, and how they differ. */
public final class SegmentSheet extends VBox {
  private static final double COLUMN = 330;

  private final SegmentModel model;
  private final Texts texts;
  private final Runnable close;

  /**
   * Creates the sheet.
   *
   * @param close hides the sheet
   */
  public SegmentSheet(SegmentModel model, Runnable close) {
    super(18);
    this.model = model;
    this.texts = model.texts();
    this.close = close;
    Label title = new Label(texts.get("ui.segment.title"));
    title.getStyleClass().add("dialog-title");
    Label verdict = new Label();
    verdict.setId("segment-verdict");
    verdict.getStyleClass().add("strong");
    verdict.setWrapText(true);
    verdict.setMinHeight(Region.USE_PREF_SIZE);
    verdict.setMaxWidth(COLUMN * 2 + 24);
    model
        .result()
        .subscribe(
            now ->
                verdict.setText(
                    now.map(model::verdict).orElseGet(() -> texts.get("ui.segment.reading"))));
    getChildren()
        .addAll(
            title,
            new HBox(
                24,
                column("ui.segment.first", model.first(), SegmentComparison::first),
                column("ui.segment.second", model.second(), SegmentComparison::second)),
            verdict);
    getStyleClass().add("dialog");
    setFocusTraversable(true);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
  }

  private Node column(
      String name,
      ObjectProperty<SegmentChoice> segment,
      Function<SegmentComparison, DislikeRatio> part) {
    Label heading = new Label(texts.get(name));
    heading.getStyleClass().add("eyebrow");
    ComboBox<SegmentPeriod> period = new ComboBox<>();
    period.getItems().setAll(SegmentPeriod.values());
    ChoiceLists.named(period, "", item -> texts.get("ui.segment.period." + item));
    period.setValue(segment.get().period());
    period.setMaxWidth(Double.MAX_VALUE);
    period.setAccessibleText(texts.get(name) + ", " + texts.get("ui.segment.period"));
    period.valueProperty().subscribe((was, is) -> segment.set(segment.get().with(is)));
    SplitBar bar = new SplitBar();
    Label share = new Label();
    share.setWrapText(true);
    share.setMinHeight(Region.USE_PREF_SIZE);
    model
        .result()
        .subscribe(
            now -> {
              Optional<DislikeRatio> ratio = now.map(part);
              bar.show(
                  ratio.map(r -> r.votes() - r.dislikes()).orElse(0L),
                  ratio.map(DislikeRatio::dislikes).orElse(0L));
              share.setText(ratio.map(model::share).orElse(""));
            });
    Button open = new Button(texts.get("ui.segment.open"));
    open.setOnAction(
        event -> {
          close.run();
          model.open(segment.get());
        });
    VBox column =
        new VBox(
            10,
            heading,
            period,
            choice(name, "source", segment, SegmentChoice::withSource, 0),
            choice(name, "model", segment, SegmentChoice::withModel, 1),
            choice(name, "prompt", segment, SegmentChoice::withPromptVersion, 2),
            bar,
            share,
            open);
    column.setPrefWidth(COLUMN);
    HBox.setHgrow(column, Priority.ALWAYS);
    return column;
  }

  private ComboBox<String> choice(
      String column,
      String key,
      ObjectProperty<SegmentChoice> segment,
      BiFunction<SegmentChoice, String, SegmentChoice> change,
      int kind) {
    ComboBox<String> box = new ComboBox<>();
    ChoiceLists.named(box, "", item -> item.isEmpty() ? texts.get("ui.segment.any." + key) : item);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setAccessibleText(texts.get(column) + ", " + texts.get("ui.segment." + key));
    model
        .choices()
        .subscribe(
            now -> {
              List<String> items = new ArrayList<>(List.of(""));
              List.of(now.sources(), now.models(), now.promptVersions())
                  .get(kind)
                  .forEach(items::add);
              box.getItems().setAll(items);
              box.setValue("");
              box.setDisable(items.size() == 1);
            });
    box.valueProperty()
        .subscribe(
            (was, is) -> {
              if (is != null) {
                segment.set(change.apply(segment.get(), is));
              }
            });
    return box;
  }
}
