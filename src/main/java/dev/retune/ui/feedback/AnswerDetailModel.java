package dev.retune.ui.feedback;

import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.ui.format.LongText;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The answer that is open beside the table. */
public final class AnswerDetailModel {
  private final FeedbackGateway gateway;
  private final ScreenContext context;
  private final LatestTask latest;
  private final ReadOnlyObjectWrapper<Optional<Open>> open =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  AnswerDetailModel(FeedbackGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.latest = new LatestTask(context.runner());
  }

  /**
   * An answer, its long texts ready to be shown.
   *
   * @param row from which it was opened
   */
  public record Open(
      VoteListItem row,
      FeedbackGateway.AnswerDetails talk,
      LongText question,
      LongText answer,
      Optional<LongText> document) {

    /** Whether somebody dislikes it, so that a reviewer can judge it. */
    boolean isDisliked() {
      return talk.votes().stream().anyMatch(vote -> vote.value() == Vote.Value.DISLIKE);
    }
  }

  /** What is open. */
  public ReadOnlyObjectProperty<Optional<Open>> open() {
    return open.getReadOnlyProperty();
  }

  /** Opens the answer of a row. */
  public void open(VoteListItem row) {
    latest.run(
        () ->
            gateway
                .answerDetails(row.conversationId())
                .map(answerDetails -> opened(row, answerDetails)),
        open::set,
        context.notices()::failed);
  }

  /** Away from the window's thread: a text may have hundreds of thousands of characters. */
  private static Open opened(VoteListItem row, FeedbackGateway.AnswerDetails answerDetails) {
    return new Open(
        row,
        answerDetails,
        LongText.of(answerDetails.conversation().question()),
        LongText.of(answerDetails.conversation().answer()),
        answerDetails.document().map(document -> LongText.of(document.body())));
  }

  /** Leads to it in Review. */
  public void review(Open shown) {
    context.navigator().review(shown.row().conversationId());
  }

  /** Closes it. */
  public void close() {
    latest.cancel();
    open.set(Optional.empty());
  }
}
