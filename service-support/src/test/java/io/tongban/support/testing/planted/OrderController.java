package io.tongban.support.testing.planted;

import org.springframework.r2dbc.core.DatabaseClient;

class OrderController {
    DatabaseClient wrong;
}
