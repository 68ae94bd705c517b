package dev.retune.ui.settings.source;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.explanation.MappingEvidence;
import dev.retune.feedback.mapping.VoteMeaning;
import dev.retune.ui.control.ChoiceLists;
import dev.retune.ui.format.DisplayText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What the values of votes mean. */
final class VoteValuesPane {
  private final SourceMappingModel mapping;
  private final Texts texts;

  VoteValuesPane(SourceMappingModel mapping, Texts texts) {
    this.mapping = mapping;
    this.texts = texts;
  }

  Node spellings(List<MappingEvidence.Spelling> spellings) {
    FlowPane values = new FlowPane(16, 10);
    int number = 0;
    for (MappingEvidence.Spelling spelling : spellings) {
      values.getChildren().add(spelling(spelling, number++));
    }
    Label title = new Label(texts.get("ui.source.spellings"));
    title.getStyleClass().add("eyebrow");
    return new VBox(8, title, values);
  }

  private Node spelling(MappingEvidence.Spelling spelling, int number) {
    ComboBox<Optional<VoteMeaning>> meaning = new ComboBox<>();
    meaning.setId("map-spelling-" + number);
    meaning.getItems().add(Optional.empty());
    Arrays.stream(VoteMeaning.values()).map(Optional::of).forEach(meaning.getItems()::add);
    boolean given = mapping.mapping().get().voteValues().containsKey(spelling.value());
    ChoiceLists.named(
        meaning,
        "",
        chosen ->
            chosen
                .map(this::meaning)
                .orElseGet(
                    () ->
                        given || spelling.meaning().isEmpty()
                            ? texts.get(given ? "ui.settings.guess" : "ui.source.notUnderstood")
                            : texts.get("ui.settings.guessed", meaning(spelling.meaning().get()))));
    meaning.setValue(
        Optional.ofNullable(mapping.mapping().get().voteValues().get(spelling.value())));
    MappingControls.onChoice(
        meaning,
        chosen ->
            chosen.ifPresentOrElse(
                told -> mapping.spelling(spelling.value(), told),
                () -> mapping.usualSpelling(spelling.value())));
    String value =
        spelling.value().isEmpty() ? texts.get("ui.source.emptyValue") : spelling.value();
    return MappingControls.named(
        texts.get("ui.source.spelling", DisplayText.line(value), spelling.rows()),
        meaning,
        MappingControls.WIDTH);
  }

  private String meaning(VoteMeaning meaning) {
    return texts.get(
        switch (meaning) {
          case LIKE -> "ui.source.like";
          case DISLIKE -> "ui.source.dislike";
          case NONE -> "ui.source.noVote";
        });
  }
}
