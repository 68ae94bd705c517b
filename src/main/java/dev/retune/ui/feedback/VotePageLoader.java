package dev.retune.ui.feedback;

import dev.retune.feedback.query.VoteFilter;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.feedback.query.VotePageRequest;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Loads a page of votes in the background. */
final class VotePageLoader {
  private final FeedbackGateway gateway;
  private final ScreenContext context;

  VotePageLoader(FeedbackGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
  }

  /** Passes on the rows of a page; empty when they cannot be read. */
  void load(VoteFilter wanted, PageStart from, Consumer<Optional<List<VoteListItem>>> taker) {
    context
        .runner()
        .run(
            () -> gateway.page(new VotePageRequest(wanted, from.after(), PagedVoteList.PAGE)),
            rows -> taker.accept(Optional.of(rows)),
            e -> {
              taker.accept(Optional.empty());
              context.notices().failed(e);
            });
  }
}
