package dev.retune.ui.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.Conversation;
import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteFilter;
import dev.retune.feedback.VoteKey;
import dev.retune.feedback.VoteRow;
import dev.retune.stats.Ratio;
import dev.retune.stats.Stats;
import dev.retune.stats.Window;
import dev.retune.ui.kit.CurrentThread;
import dev.retune.ui.kit.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FeedbackViewModelTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final Instant START = Instant.parse("2026-11-15T09:00:00Z");

  private final Votes votes = new Votes(250);
  private final CurrentThread runner = new CurrentThread();
  private final List<Throwable> failures = new ArrayList<>();
  private final Scope scope = new Scope(Window.parse("7d"));
  private final FeedbackViewModel model =
      new FeedbackViewModel(votes, scope, ZoneId.of("Asia/Seoul"), runner, failures::add);

  @Test
  void opensWithOnePage() {
    model.refresh();
    assertThat(model.rows()).hasSize(FeedbackViewModel.PAGE);
    assertThat(model.total().get()).contains(250L);
  }

  @Test
  void scrollingTakesPageAfterPageToTheEnd() {
    model.refresh();
    for (int i = 0; i < 5; i++) {
      model.more();
    }
    assertThat(model.rows()).extracting(VoteRow::id).doesNotHaveDuplicates().hasSize(250);
    assertThat(votes.pages).isEqualTo(3);
  }

  @Test
  void theWindowBoundsTheRows() {
    model.refresh();
    assertThat(votes.asked.getLast().from()).contains(START);
  }

  @Test
  void aDayIsAWholeDayOfTheZone() {
    model.refresh();
    model.filters().from().set(Optional.of(LocalDate.of(2026, 11, 20)));
    model.filters().to().set(Optional.of(LocalDate.of(2026, 11, 20)));
    assertThat(votes.asked.getLast().from()).contains(Instant.parse("2026-11-19T15:00:00Z"));
    assertThat(votes.asked.getLast().to()).contains(Instant.parse("2026-11-20T15:00:00Z"));
  }

  @Test
  void typingAsksOnceItIsQuiet() {
    model.refresh();
    int before = votes.asked.size();
    model.filters().text().set("b");
    model.filters().text().set("bu");
    model.filters().text().set("bus");
    assertThat(votes.asked).hasSize(before);
    runner.passTime();
    assertThat(votes.asked).hasSize(before + 1);
    assertThat(votes.asked.getLast().text()).contains("bus");
  }

  @Test
  void daysTheWrongWayRoundShowNothingAndAskNothing() {
    model.refresh();
    model.filters().from().set(Optional.of(LocalDate.of(2026, 11, 20)));
    int before = votes.asked.size();
    model.filters().to().set(Optional.of(LocalDate.of(2026, 11, 1)));
    assertThat(model.reversed().get()).isTrue();
    assertThat(model.rows()).isEmpty();
    assertThat(votes.asked).hasSize(before);
  }

  @Test
  void clearingLetsAllThroughAgain() {
    model.refresh();
    model.filters().value().set(Optional.of(Vote.Value.LIKE));
    model.clear();
    assertThat(votes.asked.getLast().value()).isEmpty();
  }

  @Test
  void aRowOpensWithItsConversation() {
    model.refresh();
    model.open(model.rows().getFirst());
    assertThat(model.detail().get().orElseThrow().conversation().question()).isEqualTo("why?");
  }

  @Test
  void aFailedPageCanBeAskedForAgain() {
    model.refresh();
    votes.broken = true;
    model.more();
    votes.broken = false;
    model.more();
    assertThat(failures).hasSize(1);
    assertThat(model.rows()).hasSize(2 * FeedbackViewModel.PAGE);
  }

  /** So many votes, one a minute, newest first. */
  private static final class Votes implements FeedbackReads {
    private final List<VoteRow> rows;
    private final List<VoteFilter> asked = new ArrayList<>();
    private int pages;
    private boolean broken;

    Votes(int count) {
      rows =
          LongStream.range(0, count)
              .mapToObj(
                  i ->
                      new VoteRow(
                          count - i,
                          1,
                          NOW.minusSeconds(60 * i),
                          Vote.Value.DISLIKE,
                          "other",
                          Optional.empty(),
                          Optional.empty(),
                          "why?",
                          "default"))
              .toList();
    }

    @Override
    public Stats stats(Window window) {
      return new Stats(
          NOW,
          window.label(),
          Optional.of(START),
          "UTC",
          0,
          0,
          0,
          0,
          0,
          0,
          new Ratio(0, 0).wilson95(),
          0,
          0.3,
          List.of(),
          0,
          List.of(),
          List.of(),
          Optional.empty());
    }

    @Override
    public Optional<Instant> since(Window window) {
      return Optional.of(START);
    }

    @Override
    public List<VoteRow> page(VoteFilter filter, Optional<VoteKey> after, int limit) {
      if (broken) {
        throw new IllegalStateException("gone");
      }
      pages++;
      asked.add(filter);
      return rows.stream()
          .filter(r -> after.map(key -> r.id() < key.id()).orElse(true))
          .limit(limit)
          .toList();
    }

    @Override
    public long count(VoteFilter filter) {
      return rows.size();
    }

    @Override
    public Optional<Conversation> conversation(long id) {
      return Optional.of(
          new Conversation(
              id,
              1,
              "c1",
              Optional.empty(),
              "why?",
              "because",
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              NOW));
    }

    @Override
    public List<Vote> votes(long conversationId) {
      return List.of();
    }
  }
}
