from chibo.console.account_table import account_lines
from chibo.demo.accounts import DemoAccount


def test_accounts_stand_under_their_unit_with_code_pin_and_what_to_do():
    accounts = [
        DemoAccount("Bí thư", "Bùi Xuân Niềm", "Thuận Hòa", "12345678", "482913", "Nhập danh sách"),
        DemoAccount("Đảng viên", "Lê An", "Thuận Hòa", "22345678", "482913", "Xem"),
        DemoAccount("Bí thư", "Võ Mai", "Thuận Minh", "32345678", "482913", "Xem"),
    ]

    assert list(account_lines(accounts)) == [
        "",
        "Thuận Hòa",
        "  Bí thư     Bùi Xuân Niềm  12345678  482913",
        "    → Nhập danh sách",
        "  Đảng viên  Lê An          22345678  482913",
        "    → Xem",
        "",
        "Thuận Minh",
        "  Bí thư     Võ Mai         32345678  482913",
        "    → Xem",
    ]
