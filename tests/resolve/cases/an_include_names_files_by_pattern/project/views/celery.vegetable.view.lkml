view: views_celery_vegetable_view { dimension: id {} }
