package dev.classmoji.aggregator.subscription.group;

import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/** How the instances of the aggregator divide the work of a group. */
public enum Share {
  /** One of them does all of it. */
  SOLE(SoleMember.class),
  /** Each takes some partitions, and so some sessions. */
  SPREAD(CooperativeStickyAssignor.class);

  private final Class<?> assignor;

  Share(Class<?> assignor) {
    this.assignor = assignor;
  }

  String assignor() {
    return assignor.getName();
  }
}
