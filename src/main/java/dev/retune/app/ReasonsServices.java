package dev.retune.app;

import dev.retune.reasons.FiledReason;
import dev.retune.reasons.FiledReasons;
import dev.retune.reasons.Lessons;
import dev.retune.reasons.ReasonCode;
import dev.retune.reasons.ReasonList;
import dev.retune.reasons.ReasonLists;
import dev.retune.stats.Stats;
import dev.retune.stats.Window;
import dev.retune.ui.reasons.ReasonsDesk;
import dev.retune.work.Monitor;
import java.time.Instant;
import java.util.List;

/** What the screen Reasons asks of the services. */
record ReasonsServices(CoreServices core, FeedbackModule feedback) implements ReasonsDesk {
  private static final int CHANGES = 20;

  @Override
  public Looked look(Window window) {
    Stats stats = feedback.stats().stats(window);
    ReasonLists lists = lists();
    return new Looked(
        lists.current(), stats.reasons(), stats.dislikesWithoutReason(), lists.changes(CHANGES));
  }

  @Override
  public List<FiledReason> filed(
      String code, Window window, FiledReasons.Order order, int skip, int limit) {
    Instant now = core.clock().instant();
    return feedback
        .filedReasons()
        .page(code, feedback.stats().from(window, now), now, order, skip, limit);
  }

  @Override
  public long teach(long vote, ReasonCode code, String who) {
    return lessons().teach(vote, code, who);
  }

  @Override
  public void takeBack(long lesson, String who) {
    lessons().takeBack(lesson, who);
  }

  @Override
  public ReasonList save(ReasonList changed, String who) {
    return lists().save(changed, who);
  }

  @Override
  public long classifyAgain(Monitor monitor) {
    return feedback.reasons().classifyAgain(monitor);
  }

  private ReasonLists lists() {
    return feedback.reasonLists();
  }

  private Lessons lessons() {
    return feedback.lessons();
  }
}
