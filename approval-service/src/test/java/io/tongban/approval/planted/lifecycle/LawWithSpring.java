package io.tongban.approval.planted.lifecycle;

import org.springframework.r2dbc.core.DatabaseClient;

class LawWithSpring {
    DatabaseClient wrong;
}
