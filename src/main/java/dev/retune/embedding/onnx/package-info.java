/** Running a model on ONNX Runtime: sessions, batching, pooling. */
@NullMarked
package dev.retune.embedding.onnx;

import org.jspecify.annotations.NullMarked;
