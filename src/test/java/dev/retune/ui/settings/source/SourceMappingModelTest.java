package dev.retune.ui.settings.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.VoteMeaning;
import dev.retune.feedback.model.RowKind;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SourceMappingModelTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  private final AtomicInteger edits = new AtomicInteger();
  private final SourceMappingModel model = new SourceMappingModel(edits::incrementAndGet);

  @Test
  void aColumnReplacesTheProfileAndAProfileTheColumns() {
    model.useProfile("open-webui");
    model.column(RowKind.VOTE, "reason", "why");
    assertThat(model.profile().get()).isEmpty();
    model.useProfile("open-webui");
    assertThat(model.mapping().get().namesTables()).isFalse();
    model.reset();
    assertThat(model.isChanged()).isFalse();
  }

  @Test
  void howTextsAreWrittenDoesNotDependOnTheProfile() {
    model.useProfile("open-webui");
    model.spelling("5", VoteMeaning.LIKE);
    model.encoding("MS949");
    model.zone(SEOUL);
    assertThat(model.profile().get()).contains("open-webui");
    model.recognizeProfile();
    assertThat(model.profile().get()).isEmpty();
    assertThat(model.mapping().get())
        .isEqualTo(
            SourceMapping.GUESSED
                .withVoteValues(Map.of("5", VoteMeaning.LIKE))
                .withEncoding("MS949")
                .withZone(SEOUL));
  }

  @Test
  void whatWasChosenCanBeTakenBack() {
    model.spelling("5", VoteMeaning.LIKE);
    model.encoding("MS949");
    model.zone(SEOUL);
    model.usualSpelling("5");
    model.usualEncoding();
    model.usualZone();
    assertThat(model.isChanged()).isFalse();
    assertThat(edits).hasValue(6);
  }

  @Test
  void theSameChoiceAgainIsNoEdit() {
    model.zone(SEOUL);
    model.zone(SEOUL);
    model.recognizeProfile();
    model.usualEncoding();
    assertThat(edits).hasValue(1);
  }
}
