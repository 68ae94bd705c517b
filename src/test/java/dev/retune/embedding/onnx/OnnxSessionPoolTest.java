package dev.retune.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import dev.retune.common.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxSessionPoolTest {
  private final Deque<Runnable> later = new ArrayDeque<>();
  private final List<Opened> opened = new ArrayList<>();
  private final OnnxSessionPool<Opened> pool =
      new OnnxSessionPool<>(this::open, new SessionPolicy(2, later::add));

  private static final class Opened implements OnnxSessionPool.Session {
    private boolean closed;

    @Override
    public void close() {
      closed = true;
    }
  }

  private Opened open() {
    Opened session = new Opened();
    opened.add(session);
    return session;
  }

  private void passTime() {
    List<Runnable> due = List.copyOf(later);
    later.clear();
    due.forEach(Runnable::run);
  }

  private Opened use() throws OrtException {
    return pool.with(session -> session);
  }

  @Test
  void whatIsUsedAgainStaysOpen() throws OrtException {
    Opened first = use();
    assertThat(use()).isSameAs(first);
    passTime();
    assertThat(first.closed).isFalse();
  }

  @Test
  void whatNobodyUsesIsClosedAndOpenedAgainWhenItIsWanted() throws OrtException {
    Opened first = use();
    passTime();
    assertThat(first.closed).isTrue();
    assertThat(later).isEmpty();
    assertThat(use()).isNotSameAs(first);
    assertThat(later).hasSize(1);
  }

  @Test
  void aServersSessionsAreKept() throws OrtException {
    SessionPolicy kept = SessionPolicy.kept(1);
    try (var server = new OnnxSessionPool<>(this::open, kept)) {
      Opened first = server.with(session -> session);
      kept.afterIdleTime().execute(() -> first.closed = true);
      assertThat(first.closed).isFalse();
      assertThat(server.<Opened>with(session -> session)).isSameAs(first);
    }
    assertThat(opened.getFirst().closed).isTrue();
  }

  @Test
  void aSessionInUseIsNotClosedByTheClock() throws OrtException {
    var _ = use();
    var _ =
        pool.with(
            session -> {
              passTime();
              assertThat(session.closed).isFalse();
              return session;
            });
    assertThat(opened).hasSize(1);
    passTime();
    passTime();
    assertThat(opened.getFirst().closed).isTrue();
  }

  @Test
  void aFileThatWasReplacedIsNotTakenForTheSame(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("model.onnx"), "one");
    UnchangedFile first = UnchangedFile.now(file);
    first.check();
    Files.writeString(file, "other");
    assertThatThrownBy(first::check).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aLongUseKeepsTheOthersUntilTheyAreIdle() throws OrtException {
    var _ = pool.with(one -> pool.with(other -> other));
    assertThat(opened).hasSize(2);
    passTime();
    assertThat(opened).allMatch(session -> session.closed);
  }
}
