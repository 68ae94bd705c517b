package dev.retune.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.CancelledException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.embedding.catalog.InstalledModelCatalog;
import dev.retune.embedding.catalog.RankCorrelation;
import dev.retune.embedding.catalog.TinyOnnxModel;
import dev.retune.embedding.catalog.TinyOnnxModel.Output;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.TextKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxEmbedderTest {
  /** Two windows, and the one being read. */
  private static final int IN_MEMORY = 3 * 1024;

  @TempDir Path dir;
  private Embedder embedder;

  @BeforeEach
  void openTiny() throws IOException {
    embedder = open(TinyOnnxModel.usual().writeTo(dir.resolve("tiny")));
  }

  @AfterEach
  void close() {
    embedder.close();
  }

  private Embedder open(Path folder) {
    InstalledModelCatalog models = new InstalledModelCatalog(dir.resolve("home"), 2);
    return models.open(models.find(folder.toString()));
  }

  private static String text(int number) {
    Random random = new Random(number);
    return IntStream.range(0, random.nextInt(20))
        .mapToObj(i -> "w" + random.nextInt(TinyOnnxModel.WORDS))
        .reduce("w" + number % TinyOnnxModel.WORDS, (a, b) -> a + " " + b);
  }

  /** Much longer than a run may read before it is cancelled. */
  private static Iterator<String> endless(AtomicLong read) {
    return Stream.generate(() -> text((int) read.getAndIncrement())).limit(100_000).iterator();
  }

  @Test
  void aStreamKeepsPositionsAndVectorsTogether() {
    List<float[]> found = new ArrayList<>(Collections.nCopies(10_000, new float[0]));
    embedder.embedAll(
        IntStream.range(0, 10_000).mapToObj(OnnxEmbedderTest::text).iterator(),
        10_000,
        TextKind.PASSAGE,
        (position, vector) -> found.set((int) position, vector),
        ProgressMonitor.none());
    for (int i = 0; i < found.size(); i += 97) {
      assertThat(RankCorrelation.cosine(found.get(i), embedder.embed(text(i), TextKind.PASSAGE)))
          .as("text %d", i)
          .isGreaterThan(0.999999);
    }
  }

  @Test
  void theSinkIsCalledOnceForEachTextByTheCaller() {
    List<Long> positions = new ArrayList<>();
    Thread caller = Thread.currentThread();
    embedder.embedAll(
        IntStream.range(0, 1_000).mapToObj(OnnxEmbedderTest::text).iterator(),
        0,
        TextKind.QUERY,
        (position, vector) -> {
          assertThat(Thread.currentThread()).isSameAs(caller);
          positions.add(position);
        },
        ProgressMonitor.none());
    assertThat(positions).doesNotHaveDuplicates().hasSize(1_000);
  }

  @Test
  void noTextsMakeNoVectors() {
    assertThat(embedder.embed(List.of(), TextKind.QUERY)).isEmpty();
  }

  @Test
  void anEndlessStreamIsReadOnlyALittleAhead() {
    AtomicLong read = new AtomicLong();
    AtomicLong ahead = new AtomicLong();
    AtomicLong taken = new AtomicLong();
    assertThatThrownBy(
            () ->
                embedder.embedAll(
                    endless(read),
                    0,
                    TextKind.PASSAGE,
                    (position, vector) ->
                        ahead.accumulateAndGet(read.get() - taken.getAndIncrement(), Math::max),
                    cancelledWhen(() -> taken.get() > 5_000)))
        .isInstanceOf(CancelledException.class);
    assertThat(ahead.get()).isLessThanOrEqualTo(IN_MEMORY);
  }

  @Test
  void aTextLongerThanTheModelReadsIsTold() {
    List<Long> cut = new ArrayList<>();
    embedder.embedAll(
        List.of("w1", "w2 ".repeat(5_000), "w3").iterator(),
        3,
        TextKind.PASSAGE,
        new Embedder.VectorSink() {
          @Override
          public void accept(long position, float[] vector) {}

          @Override
          public void cut(long position) {
            cut.add(position);
          }
        },
        ProgressMonitor.none());
    assertThat(cut).containsExactly(1L);
  }

  @Test
  void nothingReachesTheSinkAfterACancel() {
    AtomicLong taken = new AtomicLong();
    assertThatThrownBy(
            () ->
                embedder.embedAll(
                    endless(new AtomicLong()),
                    0,
                    TextKind.PASSAGE,
                    (position, vector) -> taken.incrementAndGet(),
                    cancelledWhen(() -> taken.get() > 0)))
        .isInstanceOf(CancelledException.class);
    assertThat(taken.get()).isLessThanOrEqualTo(32);
  }

  private static ProgressMonitor cancelledWhen(java.util.function.BooleanSupplier asked) {
    return new ProgressMonitor() {
      @Override
      public void at(TaskProgress progress) {}

      @Override
      public boolean cancelled() {
        return asked.getAsBoolean();
      }
    };
  }

  @Test
  void aFailingSinkEndsTheRunAndTheModelGoesOn() {
    assertThatThrownBy(
            () ->
                embedder.embedAll(
                    endless(new AtomicLong()),
                    0,
                    TextKind.PASSAGE,
                    (position, vector) -> {
                      throw new IllegalStateException("disk full");
                    },
                    ProgressMonitor.none()))
        .hasMessage("disk full");
    assertThat(embedder.embed("w1", TextKind.PASSAGE)).hasSize(TinyOnnxModel.WIDTH);
  }

  @Test
  void progressRisesToTheTotal() {
    List<TaskProgress> seen = new ArrayList<>();
    ProgressMonitor monitor =
        new ProgressMonitor() {
          @Override
          public void at(TaskProgress progress) {
            seen.add(progress);
          }

          @Override
          public boolean cancelled() {
            return false;
          }
        };
    embedder.embedAll(
        IntStream.range(0, 3_000).mapToObj(OnnxEmbedderTest::text).iterator(),
        3_000,
        TextKind.PASSAGE,
        (position, vector) -> {},
        monitor);
    assertThat(seen).extracting(TaskProgress::done).isSorted().startsWith(0L).endsWith(3_000L);
    assertThat(seen).extracting(TaskProgress::stage).containsOnly("stage.embed");
    assertThat(seen.size())
        .isLessThanOrEqualTo(3 + (int) seen.getLast().elapsed().toMillis() / 100);
  }

  @Test
  void theSinkMayAskTheModelItself() {
    List<float[]> inner = new ArrayList<>();
    embedder.embedAll(
        List.of("w1", "w2").iterator(),
        2,
        TextKind.PASSAGE,
        (position, vector) -> inner.add(embedder.embed("w3", TextKind.QUERY)),
        ProgressMonitor.none());
    assertThat(inner).hasSize(2);
  }

  @Test
  void aClosedModelSaysSo() {
    embedder.close();
    assertThatThrownBy(() -> embedder.embed("w1", TextKind.QUERY))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingTwiceIsFine() {
    embedder.close();
    embedder.close();
    assertThat(embedder.model().dimension()).isEqualTo(TinyOnnxModel.WIDTH);
  }

  @Test
  void prefixesArePutBeforeTheText() throws IOException {
    Path folder = TinyOnnxModel.usual().writeTo(dir.resolve("prefixed"));
    Files.writeString(
        folder.resolve("retune.json"), "{\"queryPrefix\": \"w7 \", \"passagePrefix\": \"w8 \"}");
    try (Embedder prefixed = open(folder)) {
      assertThat(prefixed.embed("w1", TextKind.QUERY))
          .isEqualTo(embedder.embed("w7 w1", TextKind.QUERY));
      assertThat(prefixed.embed("w1", TextKind.PASSAGE))
          .isEqualTo(embedder.embed("w8 w1", TextKind.PASSAGE));
    }
  }

  @Test
  void aModelThatPoolsItselfIsTakenAsItIs() throws IOException {
    Path folder =
        TinyOnnxModel.usual()
            .giving(Output.TEXT, "sentence_embedding")
            .asking("input_ids")
            .writeTo(dir.resolve("pooled"));
    // the model's own mean ignores the mask, but one text at a time it equals our pooling
    try (Embedder pooled = open(folder)) {
      List<String> texts = List.of("w1", "w1 w2 w3 w4 w5 w6", "w9 w9");
      for (int i = 0; i < texts.size(); i++) {
        assertThat(
                RankCorrelation.cosine(
                    pooled.embed(texts, TextKind.QUERY).get(i),
                    embedder.embed(texts.get(i), TextKind.QUERY)))
            .isGreaterThan(0.999999);
      }
    }
  }
}
