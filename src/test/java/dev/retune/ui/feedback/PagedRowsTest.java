package dev.retune.ui.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.VoteFilter;
import dev.retune.feedback.VoteKey;
import dev.retune.feedback.VoteRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class PagedRowsTest {
  private final ManyVotes votes = new ManyVotes(10_050);
  private final List<Runnable> waiting = new ArrayList<>();
  private final PagedRows rows = new PagedRows(this::load);

  private void load(Optional<VoteKey> after, Consumer<Optional<List<VoteRow>>> taker) {
    waiting.add(
        () -> taker.accept(Optional.of(votes.page(VoteFilter.all(), after, PagedRows.PAGE))));
  }

  private void answer() {
    List<Runnable> due = List.copyOf(waiting);
    waiting.clear();
    due.forEach(Runnable::run);
  }

  private void begin() {
    rows.begin(Optional.empty(), votes.page(VoteFilter.all(), Optional.empty(), PagedRows.PAGE));
  }

  private void toTheEnd() {
    int before = -1;
    while (before != rows.size()) {
      before = rows.size();
      rows.sight(rows.size() - 1);
      answer();
    }
  }

  @Test
  void growsByAPageAsItsEndComesIntoSight() {
    begin();
    rows.sight(10);
    assertThat(waiting).isEmpty();
    rows.sight(80);
    answer();
    assertThat(rows).hasSize(200);
  }

  @Test
  void aPageOnItsWayIsNotAskedForAgain() {
    begin();
    rows.sight(90);
    rows.sight(91);
    assertThat(waiting).hasSize(1);
  }

  @Test
  void theEndIsTheEnd() {
    begin();
    toTheEnd();
    assertThat(rows).hasSize(10_050);
    rows.sight(10_049);
    assertThat(waiting).isEmpty();
  }

  @Test
  void onlySoManyPagesAreKept() {
    begin();
    toTheEnd();
    assertThat(rows.inMemory()).isEqualTo(PagedRows.KEPT);
  }

  @Test
  void aDroppedPageComesAgainWithTheSameRows() {
    begin();
    VoteRow third = rows.get(2).row().orElseThrow();
    toTheEnd();
    assertThat(rows.get(2).row()).isEmpty();
    rows.sight(2);
    answer();
    assertThat(rows.get(2).row()).contains(third);
    rows.sight(5_010);
    answer();
    assertThat(rows.get(5_010).row()).map(VoteRow::id).contains(10_050L - 5_010);
  }

  @Test
  void whatComesAfterANewBeginningIsDropped() {
    begin();
    rows.sight(90);
    begin();
    answer();
    assertThat(rows).hasSize(PagedRows.PAGE);
  }

  @Test
  void aFailedPageCanBeAskedForAgain() {
    PagedRows failing =
        new PagedRows(
            (after, taker) -> {
              waiting.add(() -> {});
              taker.accept(Optional.empty());
            });
    failing.begin(Optional.empty(), votes.page(VoteFilter.all(), Optional.empty(), PagedRows.PAGE));
    failing.sight(99);
    failing.sight(99);
    assertThat(waiting).hasSize(2);
  }

  @Test
  void listenersSeeEveryChange() {
    List<Line> mirror = new ArrayList<>();
    rows.addListener(
        (ListChangeListener<Line>)
            change -> {
              while (change.next()) {
                mirror
                    .subList(change.getFrom(), change.getFrom() + change.getRemovedSize())
                    .clear();
                mirror.addAll(change.getFrom(), change.getAddedSubList());
              }
            });
    begin();
    toTheEnd();
    rows.sight(0);
    answer();
    assertThat(mirror).hasSize(10_050);
    assertThat(mirror.getFirst()).isEqualTo(rows.getFirst());
    begin();
    assertThat(mirror).isEqualTo(List.copyOf(rows));
  }
}
