package dev.retune.ui.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.query.VoteFilter;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.feedback.query.VotePageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class PagedVoteListTest {
  private final ManyVotesGateway votes = new ManyVotesGateway(10_050);
  private final List<Runnable> waiting = new ArrayList<>();
  private final PagedVoteList rows = new PagedVoteList(this::load);

  private void load(PageStart start, Consumer<Optional<List<VoteListItem>>> taker) {
    waiting.add(() -> taker.accept(Optional.of(page(start))));
  }

  private List<VoteListItem> page(PageStart start) {
    return votes.page(new VotePageRequest(VoteFilter.all(), start.after(), PagedVoteList.PAGE));
  }

  private void answer() {
    List<Runnable> due = List.copyOf(waiting);
    waiting.clear();
    due.forEach(Runnable::run);
  }

  private void begin() {
    rows.restart(PageStart.NEWEST, page(PageStart.NEWEST));
  }

  private void toTheEnd() {
    int before = -1;
    while (before != rows.size()) {
      before = rows.size();
      rows.rowVisible(rows.size() - 1);
      answer();
    }
  }

  @Test
  void growsByAPageAsItsEndBecomesVisible() {
    begin();
    rows.rowVisible(10);
    assertThat(waiting).isEmpty();
    rows.rowVisible(80);
    answer();
    assertThat(rows).hasSize(200);
  }

  @Test
  void aPageOnItsWayIsNotAskedForAgain() {
    begin();
    rows.rowVisible(90);
    rows.rowVisible(91);
    assertThat(waiting).hasSize(1);
  }

  @Test
  void theEndIsTheEnd() {
    begin();
    toTheEnd();
    assertThat(rows).hasSize(10_050);
    rows.rowVisible(10_049);
    assertThat(waiting).isEmpty();
  }

  @Test
  void onlySoManyPagesAreKept() {
    begin();
    toTheEnd();
    assertThat(rows.pagesInMemory()).isEqualTo(PagedVoteList.KEPT);
  }

  @Test
  void aDroppedPageComesAgainWithTheSameRows() {
    begin();
    VoteListItem third = rows.get(2).row().orElseThrow();
    toTheEnd();
    assertThat(rows.get(2).row()).isEmpty();
    rows.rowVisible(2);
    answer();
    assertThat(rows.get(2).row()).contains(third);
    rows.rowVisible(5_010);
    answer();
    assertThat(rows.get(5_010).row()).map(VoteListItem::id).contains(10_050L - 5_010);
  }

  @Test
  void whatComesAfterANewBeginningIsDropped() {
    begin();
    rows.rowVisible(90);
    begin();
    answer();
    assertThat(rows).hasSize(PagedVoteList.PAGE);
  }

  @Test
  void aFailedPageCanBeAskedForAgain() {
    PagedVoteList failing =
        new PagedVoteList(
            (start, taker) -> {
              waiting.add(() -> {});
              taker.accept(Optional.empty());
            });
    failing.restart(PageStart.NEWEST, page(PageStart.NEWEST));
    failing.rowVisible(99);
    failing.rowVisible(99);
    assertThat(waiting).hasSize(2);
  }

  @Test
  void listenersSeeEveryChange() {
    List<VoteTableRow> mirror = new ArrayList<>();
    rows.addListener(
        (ListChangeListener<VoteTableRow>)
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
    rows.rowVisible(0);
    answer();
    assertThat(mirror).hasSize(10_050);
    assertThat(mirror.getFirst()).isEqualTo(rows.getFirst());
    begin();
    assertThat(mirror).isEqualTo(List.copyOf(rows));
  }
}
