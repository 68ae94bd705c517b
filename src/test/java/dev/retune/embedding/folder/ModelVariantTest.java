package dev.retune.embedding.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelVariantTest {
  private static final CpuFeatures VNNI = new CpuFeatures(false, true, true, true);
  private static final CpuFeatures AVX512 = new CpuFeatures(false, true, true, false);
  private static final CpuFeatures AVX2 = new CpuFeatures(false, true, false, false);
  private static final CpuFeatures ARM = new CpuFeatures(true, false, false, false);
  private static final CpuFeatures OLD = new CpuFeatures(false, false, false, false);

  /** As sentence-transformers exports them. */
  private static final List<String> EXPORTED =
      List.of(
          "onnx/model.onnx",
          "onnx/model_O1.onnx",
          "onnx/model_O2.onnx",
          "onnx/model_O3.onnx",
          "onnx/model_O4.onnx",
          "onnx/model_qint8_arm64.onnx",
          "onnx/model_qint8_avx512.onnx",
          "onnx/model_qint8_avx512_vnni.onnx",
          "onnx/model_quint8_avx2.onnx");

  /** As for Transformers.js. */
  private static final List<String> BROWSER =
      List.of(
          "onnx/decoder_model.onnx",
          "onnx/model.onnx",
          "onnx/model_bnb4.onnx",
          "onnx/model_fp16.onnx",
          "onnx/model_int8.onnx",
          "onnx/model_q4.onnx",
          "onnx/model_q4f16.onnx",
          "onnx/model_quantized.onnx",
          "onnx/model_uint8.onnx");

  private static String best(List<String> paths, CpuFeatures cpu, boolean graphics) {
    return ModelVariant.among(paths, cpu, graphics).getFirst().path();
  }

  @Test
  void takesTheFileMadeForTheProcessor() {
    assertThat(best(EXPORTED, VNNI, false)).isEqualTo("onnx/model_qint8_avx512_vnni.onnx");
    assertThat(best(EXPORTED, AVX512, false)).isEqualTo("onnx/model_qint8_avx512.onnx");
    assertThat(best(EXPORTED, AVX2, false)).isEqualTo("onnx/model_quint8_avx2.onnx");
    assertThat(best(EXPORTED, ARM, false)).isEqualTo("onnx/model_qint8_arm64.onnx");
    assertThat(best(EXPORTED, OLD, false)).isEqualTo("onnx/model_O1.onnx");
    assertThat(best(BROWSER, VNNI, false)).isEqualTo("onnx/model_int8.onnx");
  }

  @Test
  void takesFullPrecisionForAGraphicsCard() {
    assertThat(best(EXPORTED, VNNI, true)).isEqualTo("onnx/model_O1.onnx");
    assertThat(best(BROWSER, VNNI, true)).isEqualTo("onnx/model.onnx");
  }

  @ParameterizedTest
  @CsvSource({
    "model.onnx|onnx/model_q4.onnx, model.onnx",
    "onnx/model_fp16.onnx|onnx/model.onnx, onnx/model.onnx",
    "onnx/model_q4.onnx|onnx/model_fp16.onnx, onnx/model_fp16.onnx",
    "all-minilm.onnx, all-minilm.onnx",
    "onnx/model_qint8_arm64.onnx|onnx/model.onnx, onnx/model.onnx",
    "onnx/model_qint8_arm64.onnx, onnx/model_qint8_arm64.onnx",
    "model_optimized.onnx|model.onnx, model_optimized.onnx"
  })
  void takesWhatThereIs(String paths, String chosen) {
    assertThat(best(Arrays.asList(paths.split("\\|")), AVX2, false)).isEqualTo(chosen);
  }

  @Test
  void decodersAreNoModelsOfTheirOwn() {
    assertThat(
            ModelVariant.among(
                List.of("onnx/decoder_model.onnx", "onnx/encoder_model.onnx"), AVX2, false))
        .isEmpty();
  }

  @Test
  void isNamedByItsLabelItsFileOrItsPath() {
    List<ModelVariant> all = ModelVariant.among(BROWSER, AVX2, false);
    for (String name : List.of("fp16", "FP16", "model_fp16.onnx", "onnx/model_fp16.onnx")) {
      assertThat(ModelVariant.named(all, name).map(ModelVariant::path))
          .contains("onnx/model_fp16.onnx");
    }
    assertThat(ModelVariant.named(all, "fp8")).isEmpty();
  }

  @Test
  void readsTheFlagsOfLinux() {
    assertThat(CpuFeatures.ofFlags("flags\t\t: fpu sse4_2 avx2 avx512f avx512_vnni"))
        .isEqualTo(VNNI);
    assertThat(CpuFeatures.ofFlags("flags\t\t: fpu avx2 avx_vnni"))
        .isEqualTo(new CpuFeatures(false, true, false, true));
    assertThat(CpuFeatures.ofFlags("flags\t\t: fpu sse4_2")).isEqualTo(OLD);
  }
}
