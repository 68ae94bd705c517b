/**
 * Adapters that implement the gateways of the screens with the services. The only package that
 * knows both.
 */
@NullMarked
package dev.retune.bootstrap.gateway;

import org.jspecify.annotations.NullMarked;
