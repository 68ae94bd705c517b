package dev.retune.embedding.folder;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One of the files in which a model is exported, such as {@code onnx/model_qint8_avx2.onnx}.
 *
 * @param path its path, with slashes
 * @param form what its name says about it
 */
public record ModelVariant(String path, Form form) {
  private static final String END = ".onnx";

  /**
   * The forms of models, the fastest on a processor first. The names are those that the exporters
   * of sentence-transformers, Optimum and Transformers.js give.
   */
  public enum Form {
    INT8_VNNI("q?u?int8_avx512_vnni"),
    INT8_AVX512("q?u?int8_avx512"),
    INT8_AVX2("q?u?int8_avx2"),
    INT8_ARM("q?u?int8_arm64"),
    INT8("quantized|q?u?int8|q8"),
    OPTIMIZED("o[123]|optimized"),
    FULL("|fp32"),
    // half precision is computed in full precision on a processor, and four bits cost accuracy
    HALF("fp16|o4"),
    FOUR_BITS("q4.*|bnb4|int4|uint4"),
    OTHER(".*");

    private final String name;

    Form(String name) {
      this.name = name;
    }

    /** Whether it was made for a processor like this one. */
    public boolean suits(CpuFeatures cpu) {
      return switch (this) {
        case INT8_VNNI -> cpu.vnni();
        case INT8_AVX512 -> cpu.avx512();
        case INT8_AVX2 -> cpu.avx2();
        case INT8_ARM -> cpu.arm();
        default -> true;
      };
    }

    private int rank(boolean graphics) {
      // quantized operators have no form for graphics cards
      Form ranked = graphics && compareTo(OPTIMIZED) < 0 ? OTHER : this;
      return List.of(values()).indexOf(ranked);
    }
  }

  /** The variant in a file. */
  public static ModelVariant of(String path) {
    String label = label(path);
    Form form =
        Arrays.stream(Form.values())
            .filter(each -> label.toLowerCase(Locale.ROOT).matches(each.name))
            .findFirst()
            .orElse(Form.OTHER);
    return new ModelVariant(path, form);
  }

  /** The name without folder, {@code model} and ending; empty for {@code model.onnx}. */
  public String label() {
    return label(path);
  }

  private static String label(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String stem = name.endsWith(END) ? name.substring(0, name.length() - END.length()) : name;
    return stem.replaceFirst("^model", "").replaceFirst("^[-_.]", "");
  }

  /**
   * The ONNX models among files, the fastest first; those made for other processors come last.
   * Parts of models for other tasks, such as decoders, are left out.
   *
   * @param graphics whether they run on a graphics card
   */
  public static List<ModelVariant> among(List<String> paths, CpuFeatures cpu, boolean graphics) {
    List<String> all = paths.stream().filter(path -> path.endsWith(END)).toList();
    List<String> named =
        all.stream()
            .filter(path -> path.substring(path.lastIndexOf('/') + 1).startsWith("model"))
            .toList();
    return (named.isEmpty() && all.size() == 1 ? all : named)
        .stream()
            .map(ModelVariant::of)
            .sorted(
                Comparator.comparing((ModelVariant each) -> !each.form().suits(cpu))
                    .thenComparingInt(each -> each.form().rank(graphics))
                    .thenComparingInt(each -> each.path().split("/", -1).length)
                    .thenComparing(ModelVariant::path))
            .toList();
  }

  /** The variant with a name, which is the label, the file's name or its path. */
  public static Optional<ModelVariant> named(List<ModelVariant> variants, String name) {
    return variants.stream()
        .filter(
            each ->
                each.path().equals(name)
                    || each.path().endsWith("/" + name)
                    || each.label().equalsIgnoreCase(name))
        .findFirst();
  }
}
