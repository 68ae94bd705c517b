package dev.retune.ui.feedback;

import dev.retune.feedback.query.VoteFilter;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.feedback.query.VotePageRequest;
import dev.retune.statistics.time.TimeWindow;
import java.util.List;

/** Reads the first page of votes off the JavaFX thread. */
record FirstPageQuery(
    FeedbackGateway gateway, VoteFilter filter, TimeWindow window, PageStart start) {
  /** Up to this number, votes are indexed without a message: it takes less than a second. */
  static final long FEW = 5_000;

  /**
   * The first page.
   *
   * @param filter the filter with the dates of the time window
   * @param pending votes to be indexed before the query can run; 0 if it has run
   */
  record FirstPage(VoteFilter filter, long pending, List<VoteListItem> rows) {

    /** No row matches a filter that ends before it starts. */
    static FirstPage ofReversed(VoteFilter filter) {
      return new FirstPage(filter, 0, List.of());
    }
  }

  FirstPage run() {
    VoteFilter dated =
        filter.isDated() ? filter : gateway.since(window).map(filter::withFrom).orElse(filter);
    long pending = dated.needsTextIndex() ? gateway.pendingInTextIndex() : 0;
    return pending > FEW
        ? new FirstPage(dated, pending, List.of())
        : new FirstPage(
            dated, 0, gateway.page(new VotePageRequest(dated, start.after(), PagedVoteList.PAGE)));
  }
}
