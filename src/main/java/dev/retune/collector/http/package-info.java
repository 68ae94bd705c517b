/** Reading requests and writing responses, including problem details (RFC 9457). */
@NullMarked
package dev.retune.collector.http;

import org.jspecify.annotations.NullMarked;
