package dev.retune.index.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.index.build.IndexCorpus;
import dev.retune.index.build.IndexFixture;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.PastQuestions;
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

  /** Questions that fail when read, so that the trial ends after opening its files. */
  private static final class Unreadable extends AbstractList<GoldenQuestion> {
    @Override
    public GoldenQuestion get(int index) {
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
    try (IndexFixture fixture = new IndexFixture(home)) {
      fixture.fill(3);
      TrialBuilder builder =
          new TrialBuilder(
              () -> IndexCorpus.of(fixture.documents),
              fixture.store,
              fixture.versions,
              fixture.models);
      TrialCorpus corpus = new TrialCorpus(List.of(1L, 2L, 3L));
      assertThatThrownBy(
              () ->
                  builder.build(
                      fixture.spec(32),
                      corpus,
                      new Unreadable(),
                      PastQuestions.of(List.of()),
                      ProgressMonitor.none()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("unreadable");
      Path trial = fixture.store.trial(fixture.spec(32).layoutOnly());
      assertThat(trial).isDirectory();
      // Lucene memory-maps its files
      try (var mapped = Files.lines(Path.of("/proc/self/maps"))) {
        assertThat(mapped.filter(line -> line.contains(trial.toString()))).isEmpty();
      }
    }
  }
}
