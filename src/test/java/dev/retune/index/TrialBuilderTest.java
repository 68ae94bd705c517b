package dev.retune.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.work.Monitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TrialBuilderTest {
  @TempDir Path home;

  /** Questions that cannot be read, so that the trial ends after its files were opened. */
  private static final class Unreadable extends AbstractList<Query> {
    @Override
    public Query get(int index) {
      throw new IllegalStateException("unreadable");
    }

    @Override
    public int size() {
      return 1;
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aTrialThatEndsEarlyLeavesNoFileOpen() throws IOException {
    try (Library library = new Library(home)) {
      library.fill(3);
      TrialBuilder builder =
          new TrialBuilder(library.documents, library.store, library.versions, library.models);
      TrialCorpus corpus = new TrialCorpus(List.of(1L, 2L, 3L));
      assertThatThrownBy(
              () ->
                  builder.build(
                      library.spec(32),
                      corpus,
                      new Unreadable(),
                      PastQuestions.of(List.of()),
                      Monitor.none()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("unreadable");
      Path trial = library.store.trial(library.spec(32).laidOut());
      assertThat(trial).isDirectory();
      // Lucene maps its files into memory
      try (var mapped = Files.lines(Path.of("/proc/self/maps"))) {
        assertThat(mapped.filter(line -> line.contains(trial.toString()))).isEmpty();
      }
    }
  }
}
