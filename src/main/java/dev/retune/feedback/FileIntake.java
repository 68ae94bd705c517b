package dev.retune.feedback;

import dev.retune.work.Monitor;
import dev.retune.work.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a file of rows in: reads it once for the ids that come more than once, and again to store.
 */
final class FileIntake {
  private final RowFile file;
  private final RowParser parser;
  private final Intake intake;
  private final Monitor monitor;
  private final Repeats repeats = new Repeats();
  private final long began = System.nanoTime();
  private RowKind lastKind = RowKind.VOTE;
  private long rows;

  FileIntake(RowFile file, RowParser parser, Intake intake, Monitor monitor) {
    this.file = file;
    this.parser = parser;
    this.intake = intake;
    this.monitor = monitor;
  }

  void run() throws IOException {
    file.read(new Noting());
    repeats.settle();
    file.read(new Storing());
    intake.flush();
    tell();
  }

  private void tell() {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
    monitor.at(new Progress("stage.import", rows, repeats.rows(), elapsed));
  }

  private record Earlier(long row, int hash) {}

  private final class Noting implements RowFile.Sink {
    private long seen;

    @Override
    public void row(RawRow row) {
      if (++seen % 1_000 == 0) {
        monitor.check();
      }
      for (RowKind kind : RowParser.order(row.shape())) {
        try {
          parser.parse(row, kind).ifPresent(repeats::note);
        } catch (RowFault fault) {
          // told at the second reading
          return;
        }
      }
    }

    @Override
    public void broken(long line, RowFault fault) {
      // told at the second reading
    }
  }

  private final class Storing implements RowFile.Sink {
    private final Map<String, List<Earlier>> earlier = new HashMap<>();

    @Override
    public void row(RawRow row) {
      if (row.shape().kinds().isEmpty()) {
        intake.reject(row.number(), lastKind, new RowFault("feedback.row.unknownKind"));
        return;
      }
      for (RowKind kind : RowParser.order(row.shape())) {
        lastKind = kind;
        try {
          Optional<Draft> draft = parser.parse(row, kind);
          if (draft.isPresent()) {
            take(row, draft.get());
          }
        } catch (RowFault fault) {
          intake.reject(row.number(), kind, fault);
          return;
        }
      }
      if (intake.isFull()) {
        monitor.check();
        intake.flush();
        tell();
      }
    }

    private void take(RawRow row, Draft draft) {
      rows++;
      if (repeats.comesAgain(draft)) {
        earlier
            .computeIfAbsent(draft.key(), key -> new ArrayList<>())
            .add(new Earlier(row.number(), draft.row().hashCode()));
        return;
      }
      intake.add(row.number(), repeats.distinct(draft).row());
      List<Earlier> before = earlier.remove(draft.key());
      if (before != null) {
        // an answer with several votes is on several flat rows, each with the vote's time
        boolean sameAnswer = row.shape().isFlat() && draft.kind() == RowKind.CONVERSATION;
        before.forEach(e -> settle(e, draft, sameAnswer || e.hash == draft.row().hashCode()));
      }
    }

    private void settle(Earlier earlier, Draft draft, boolean same) {
      if (same) {
        intake.same(draft.kind());
      } else {
        String id = RowFault.shown(draft.row().externalId());
        intake.reject(earlier.row, draft.kind(), new RowFault("feedback.row.repeated", id));
      }
    }

    @Override
    public void broken(long line, RowFault fault) {
      intake.reject(line, lastKind, fault);
    }
  }
}
